"""What the hands ask the page about a control, or about several: scripts that run in it."""
HIDDEN = '''one => { const box = one.getBoundingClientRect();
    return (box.width < 2 || getComputedStyle(one).opacity === '0') && one.labels?.length > 0; }'''
PLAYED = 'film => film.currentTime > 0.5'
OTHER = 'one => (one.selectedIndex + 1) % one.options.length'
NEIGHBOUR = '''one => {
    const home = one.matches('.edit-head') ? one.parentElement : one;
    const others = [...home.parentElement.children].filter((other) => other.checkVisibility());
    const at = others.indexOf(home);
    const near = others[at + 1] ?? others[at - 1];
    return one.matches('.edit-head') ? near?.querySelector('.edit-head') : near?.draggable ? near : null; }'''
FOCUS = '''async (one) => {
    if (one === document.activeElement) return true; // without a look from before there is nothing to compare
    const frame = one.closest('.markdown-panes, .q-field, .when-box');
    const isShown = frame?.contains(document.activeElement); // they share it
    const before = walker.look(one);
    one.focus();
    if (isShown) return true;
    for (let frames = 0; frames < 20; frames += 1) {
        await new Promise((go) => requestAnimationFrame(go));
        if (before !== walker.look(one)) return true;
    }
    return one !== document.activeElement; }'''
TO_CELL = '''one => {
    const cell = one.closest('.ag-cell, .ag-header-cell');
    cell.focus();
    return cell.matches('.gradebook .ag-cell'); }'''
WITHIN = "!!document.activeElement?.closest('[role=dialog], [role=alertdialog], .q-menu')"
TO = 'n => walker.at(n).focus()'
TOGETHER = '''(sought) => {
    const wanted = sought.map((n) => walker.at(n));
    const { controls } = walker.find();
    const grids = new Set(), groups = new Set(), out = [];
    for (const { n, type, reached, group, label, grid } of controls) {
        const one = walker.at(n);
        const box = one.closest(
            '[role=toolbar], [role=tablist], [role=menu], [role=radiogroup], [role=listbox], .feed > ul');
        if ((type === 'head' || type === 'cell') && reached && !grids.has(grid)
                && wanted.some((other) => one.closest('.ag-root')?.contains(other))) {
            grids.add(grid);
            const count = document.querySelectorAll('.ag-header-cell').length;
            const [left, right] = ['ArrowLeft', 'ArrowRight'].map((key) => Array(count).fill(key));
            const up = type === 'head' ? [] : ['Control+Home', 'ArrowUp'];
            out.push({ n, keys: [...up, ...left, ...right, 'ArrowDown', ...left, ...right] });
        } else if (type === 'radio' && reached && !groups.has(group)
                && controls.some((other) => other.type === type && other.group === group && !other.reached)) {
            groups.add(group);
            out.push({ n, keys: Array(8).fill('ArrowDown') });
        } else if (box && reached && !groups.has(box) && wanted.some((other) => box.contains(other))) {
            groups.add(box);
            const all = [...box.querySelectorAll('button, a, [role]')];
            const keys = (key, times) => Array(Math.max(times, 0)).fill(key);
            const last = all.length - 1, at = all.indexOf(one);
            out.push({ n, keys: box.matches('[role=menu], [role=listbox], ul') ? keys('ArrowDown', last + 1) : [
                // and back: a tab that the focus comes to may be shown at once
                ...keys('ArrowRight', last - at), ...keys('ArrowLeft', last), ...keys('ArrowRight', at)] });
        }
    }
    return out;
}'''
STAYS = 'one => one.contains(document.activeElement) || one.focus()'
"""A dialog that has closed meanwhile gives the focus back to what had opened it."""
