// What unfolds over the page folds again when one goes on elsewhere, or by Escape.
const unfolded = () => document.querySelector('details.unfold[open]');

const goesOn = ({ target }) => {
  const list = unfolded();
  if (list && !list.contains(target)) list.open = false;
};

addEventListener('pointerdown', goesOn, true);
addEventListener('focusin', goesOn, true);
addEventListener('keydown', (event) => {
  const list = event.key === 'Escape' && unfolded();
  if (!list) return;
  list.open = false;
  list.querySelector('summary').focus();
});
