// Rows that a team adds as many of as it needs, made here from the page's prototype, in order of birth.
(() => {
    const blik = (window.laeringsblik ??= {});
    const ROW = /^([a-z_]+)\.([a-z0-9]{1,16})\.row$/;

    const fresh = () => blik.field.newOp().slice(0, 12);

    const ticks = (page, section) =>
        [...page.fields.values()]
            .map((field) => ({ field, found: ROW.exec(field.address) }))
            .filter(({ found }) => found?.[1] === section)
            .map(({ field, found }) => ({ field, key: found[2], address: field.address }))
            .sort((one, other) => (one.field.born ?? Infinity) - (other.field.born ?? Infinity));

    // The prototype's ids and addresses hold a star where the row's key comes.
    const NAMED = ["id", "for", "data-field", "data-row-of", "aria-describedby", "aria-labelledby", "name", "value", "href"];
    const fill = (node, key) => {
        for (const name of NAMED) {
            if (node.getAttribute(name)?.includes("*")) node.setAttribute(name, node.getAttribute(name).replaceAll("*", key));
        }
    };

    const make = (page, section, key) => {
        const prototype = page.root.querySelector(`[data-prototype="${section}"]`).firstElementChild;
        const row = prototype.cloneNode(true);
        row.dataset.row = key;
        for (const node of [row, ...row.querySelectorAll("*")]) fill(node, key);
        row.querySelector("[data-remove]")?.addEventListener("click", () => remove(page, section, key));
        return row;
    };

    const isInUse = (page, row) => {
        if (row.contains(document.activeElement) && document.activeElement.matches("input, textarea, select")) return true;
        return [...row.querySelectorAll("[data-field]")].some((box) => blik.field.isDirty(page.of(box.dataset.field)));
    };

    const FIRST = "input:not([type=hidden]), textarea, select";

    const number = (row, place) => {
        const one = row.querySelector('[data-part="one"]').textContent;
        blik.drawing.write(row.querySelector('[data-part="number"]'), String(place));
        blik.drawing.write(row.querySelector('[data-part="which"]'), `${one} ${place}`);
    };

    const summary = (page, section, key) => {
        const texts = [...page.fields.values()]
            .filter((field) => field.address.startsWith(`${section}.${key}.`) && !field.address.endsWith(".row"))
            .map((field) => field.text)
            .filter((text) => text && text.length > 3);
        const text = texts[0] ?? page.words.empty_row;
        return text.length > 80 ? `${text.slice(0, 79)}…` : text;
    };

    const put = (page, address, text) => {
        const field = page.of(address);
        blik.field.type(field, text);
        field.problem = null;
        blik.sending.send(page, field);
        page.changed(field);
    };

    const entry = (page, section, { field, key }) => {
        const made = blik.control.element("li");
        const text = blik.control.element("span", { dir: "auto", textContent: summary(page, section, key) });
        const who = field.mine || !field.head ? "" : blik.words.fill(page.words.removed_by, {
            name: field.head.author, at: blik.words.when(page.words, field.head.at, page.now),
        });
        const back = blik.control.element("button", { type: "button", className: "quiet", textContent: page.words.put_back });
        back.append(blik.control.element("span", { className: "visually-hidden", textContent: `: ${text.textContent}` }));
        back.addEventListener("click", () => {
            put(page, field.address, "1");
            page.root.querySelector(`[data-rows="${section}"] [data-row="${key}"]`)?.querySelector(FIRST)?.focus();
        });
        made.append(text, " ", blik.control.element("span", { className: "hint", textContent: who }), " ", back);
        made.dataset.back = key;
        return made;
    };

    const drawRemoved = (page, section, gone) => {
        const place = page.root.querySelector(`[data-removed="${section}"]`);
        if (!place) return;
        place.hidden = !gone.length || !page.mayWrite;
        const said = gone.map(({ key }) => key + summary(page, section, key)).join("|");
        if (place.dataset.drawn === said) return;
        place.dataset.drawn = said;
        place.querySelector("ul").replaceChildren(...gone.map((one) => entry(page, section, one)));
    };

    const remove = (page, section, key) => {
        const removed = page.root.querySelector(`[data-removed="${section}"]`);
        put(page, `${section}.${key}.row`, "");
        page.root.querySelector(`[data-rows="${section}"] [data-row="${key}"]`)?.remove();
        draw(page, section);
        if (removed) removed.open = true;
        removed?.querySelector(`[data-back="${key}"] button`)?.focus();
    };

    const add = (page, section) => {
        const key = fresh();
        put(page, `${section}.${key}.row`, "1");
        draw(page, section);
        page.root.querySelector(`[data-rows="${section}"] [data-row="${key}"]`)?.querySelector(FIRST)?.focus();
    };

    const draw = (page, section) => {
        const place = page.root.querySelector(`[data-rows="${section}"]`);
        if (!place || !page.root.querySelector(`[data-prototype="${section}"]`)) return;
        const all = ticks(page, section);
        const shown = new Map([...place.children].map((row) => [row.dataset.row, row]));
        for (const { key, field } of all) {
            const row = shown.get(key);
            if (field.text === "1" && !row) shown.set(key, place.appendChild(make(page, section, key)));
            else if (field.text !== "1" && row && !isInUse(page, row)) {
                row.remove();
                shown.delete(key);
            }
        }
        const order = all.map(({ key }) => shown.get(key)).filter(Boolean);
        order.forEach((row, at) => {
            // Moving an element takes the focus from what is inside it, so rows that stand right are left alone.
            if (place.children[at] !== row && !row.contains(document.activeElement)) place.insertBefore(row, place.children[at]);
            number(row, at + 1);
        });
        drawRemoved(page, section, all.filter(({ key }) => !shown.has(key)));
        page.attach();
        for (const row of order.filter((one) => !one.dataset.made)) {
            row.dataset.made = "yes";
            row.dispatchEvent(new CustomEvent("row-made", { bubbles: true, detail: { section, row: row.dataset.row } }));
        }
    };

    const drawAll = (page) => {
        for (const place of page.root.querySelectorAll("[data-rows]")) draw(page, place.dataset.rows);
    };

    blik.rows = { draw, drawAll, add, section: (address) => ROW.exec(address)?.[1] ?? null };
})();
