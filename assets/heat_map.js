// Walking through the heat map with the arrow keys, and the whole sentence of the cell that the reader stands at.
(() => {
    let column = 0; // kept while passing a cell that spans several

    const TABLE = "table.heat-map";
    const tableOf = (node) => node.closest?.(TABLE);
    const cellOf = (node) => node.closest?.(`${TABLE} :is(td, th)`);

    const start = (cell) => [...cell.parentElement.cells].slice(0, cell.cellIndex).reduce((sum, one) => sum + one.colSpan, 0);
    const at = (row, place) => [...row.cells].find((cell) => start(cell) + cell.colSpan > place) ?? row.cells[row.cells.length - 1];

    // The Tab key comes to one cell: the last that the reader stood at, or the first, since Dash draws them all anew.
    const keepReachable = (table, current) => {
        const reachable = [...table.querySelectorAll('td[tabindex="0"]')];
        const kept = current?.tagName === "TD" ? current : (reachable[0] ?? table.querySelector("td"));
        for (const one of reachable) one.tabIndex = -1;
        if (kept) kept.tabIndex = 0;
    };

    const goTo = (cell) => {
        if (!cell) return;
        const link = cell.querySelector("a");
        if (!link) cell.tabIndex = cell.tagName === "TD" ? 0 : -1;
        (link ?? cell).focus();
    };

    const MOVES = {
        ArrowLeft: (row, place) => at(row, Math.max(0, place - 1)),
        ArrowRight: (row, place, cell) => at(row, start(cell) + cell.colSpan),
        Home: (row) => row.cells[0],
        End: (row) => row.cells[row.cells.length - 1],
    };
    const CORNERS = { Home: (rows) => rows[0].cells[0], End: (rows) => [...rows[rows.length - 1].cells].at(-1) };
    const STEPS = { ArrowUp: -1, ArrowDown: 1 };

    const aim = (event, table, cell) => {
        const row = cell.parentElement;
        if (event.ctrlKey) return CORNERS[event.key]?.(table.rows);
        if (!STEPS[event.key]) return MOVES[event.key]?.(row, start(cell), cell);
        const next = table.rows[row.rowIndex + STEPS[event.key]];
        return next && at(next, column);
    };

    document.addEventListener("keydown", (event) => {
        for (const table of document.querySelectorAll(TABLE)) keepReachable(table, cellOf(document.activeElement));
        const cell = cellOf(event.target);
        if (!cell || event.altKey || event.metaKey || event.shiftKey) return;
        const next = aim(event, tableOf(cell), cell);
        if (!next) return;
        event.preventDefault();
        goTo(next);
    });

    document.addEventListener("click", (event) => {
        const cell = cellOf(event.target);
        if (cell?.tagName === "TD") goTo(cell);
    });

    const sentence = (table, cell) => {
        const head = table.tHead.rows[0].cells[start(cell)];
        const names = [cell.parentElement.cells[0], cell.colSpan === 1 ? head : null].map((one) => one?.textContent);
        return `${names.filter(Boolean).join(", ")}: ${cell.getAttribute("aria-label") ?? cell.textContent}`;
    };

    const say = (table, text) => {
        const line = table.closest("figure")?.querySelector(".cell-said");
        if (line) line.textContent = text;
    };

    document.addEventListener("focusin", (event) => {
        const cell = cellOf(event.target);
        if (!cell) return;
        const table = tableOf(cell);
        if (column < start(cell) || column >= start(cell) + cell.colSpan) column = start(cell);
        keepReachable(table, cell);
        say(table, cell.tagName === "TD" && cell.textContent ? sentence(table, cell) : "");
    });

    document.addEventListener("focusout", (event) => {
        const table = tableOf(event.target);
        if (table && !table.contains(event.relatedTarget)) say(table, "");
    });
})();
