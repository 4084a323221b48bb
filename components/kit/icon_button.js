// A small quiet button that is only an icon; its words are for screen readers and, as `hint`, for the pointer.
import { Icon } from 'cohort-kit';

export const IconButton = (props) =>
  Vue.h(
    'button',
    {
      type: 'button',
      class: 'co-btn co-quiet co-small co-icon',
      'aria-label': props.label,
      title: props.hint,
    },
    [Vue.h(Icon, { name: props.icon })],
  );
IconButton.props = { icon: String, label: String, hint: String };
