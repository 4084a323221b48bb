// Escape belongs to the modal dialog that is open, wherever Tab has led: what lies below it does not hear it.
addEventListener(
  'keydown',
  (event) => {
    if (event.key === 'Escape' && document.querySelector('dialog:modal')) event.stopPropagation();
  },
  true,
);
