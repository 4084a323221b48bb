// Where a row leads to, and going there as the browser goes through a link.

export const placeOf = (link, data, key) => link?.replaceAll('{id}', data.id).replaceAll('{column}', key);

// `here` is what a plain press does in this page instead of leaving it.
export const follow = (event, place, here) => {
  const onLink = event.target.closest?.('a[href]');
  if (place && (event.ctrlKey || event.metaKey || event.shiftKey)) {
    if (!onLink || event.type !== 'click') window.open(place, '_blank', 'noopener');
  } else if (here) {
    if (onLink) event.preventDefault();
    here();
  } else if (place && (!onLink || event.type !== 'click')) {
    location.assign(place);
  }
};
