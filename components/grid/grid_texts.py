"""What AG Grid says by itself, to the eye and to screen readers: by its own keys, for what our lists use of it."""
from i18n import lazy, plazy

OWN_TEXTS = {
    'ariaChecked': plazy('of a check box', 'checked'),
    'ariaUnchecked': plazy('of a check box', 'unchecked'),
    'ariaIndeterminate': plazy('of a check box', 'indeterminate'),
    'ariaHeaderSelection': lazy('Column with Header Selection'),
    'ariaInputEditor': lazy('Input Editor'),
    'ariaRowSelectAll': lazy('Press Space to toggle all rows selection'),
    'ariaRowToggleSelection': lazy('Press Space to toggle row selection'),
    'ariaRowSelectionDisabled': lazy('Row Selection is disabled for this row'),
    'ariaSkeletonCellLoading': lazy('Row data is loading'),
    'ariaSkeletonCellLoadingFailed': lazy('Row failed to load'),
    'ariaDeferSkeletonCellLoading': lazy('Cell is loading'),
    'ariaSortableColumn': lazy('Press ENTER to sort'),
    'ariaLabelTooltip': lazy('Tooltip'),
    'loadingOoo': lazy('Loading...'),
    'loadingError': plazy('instead of a value that could not be loaded', 'ERR'),
    'noRowsToShow': lazy('No Rows To Show'),
    # of the row of pages, which is there and not shown
    'page': lazy('Page'),
    'of': plazy('Page … of …', 'of'),
    'to': plazy('rows … to …', 'to'),
    'more': plazy('rows … of more', 'more'),
    'firstPage': lazy('First Page'),
    'previousPage': lazy('Previous Page'),
    'nextPage': lazy('Next Page'),
    'lastPage': lazy('Last Page'),
    'pageSizeSelectorLabel': lazy('Page Size:'),
    'ariaPageSizeSelectorLabel': lazy('Page Size'),
}
