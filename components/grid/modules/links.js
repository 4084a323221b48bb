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

// Where a plain press opens a row in this page, its link is not followed too. In time for the browser: the grid tells of
// a press only once the link has been followed.
export const stayHere = (box) =>
  box.addEventListener('click', (event) => {
    const leaves = event.ctrlKey || event.metaKey || event.shiftKey;
    if (!leaves && event.target.closest('.ag-cell a[href]') && !event.target.closest('.ag-row-pinned'))
      event.preventDefault();
  });
