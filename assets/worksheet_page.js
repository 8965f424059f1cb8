// A page with fields of a worksheet: fills them, listens to them, hears what others write, and never takes a field
// from whoever is in it.
(() => {
    const blik = (window.laeringsblik ??= {});
    const OFTEN = 3000; // milliseconds between two questions for news
    const SELDOM = 20000; // while nobody looks at the page
    const PATIENCE = 15000;
    const AT_ONCE = new Set(["tick", "choice"]);
    let page = null;

    const boxesOf = (one, address) => one.root.querySelectorAll(`[data-field="${address}"]`);
    const isFocused = (one, field) => document.activeElement?.dataset?.of === field.address && one.root.contains(document.activeElement);
    const maySee = (box) => !box.dataset.field.includes("*");

    const of = (one, address) => {
        if (!one.fields.has(address)) one.fields.set(address, blik.field.fresh(address));
        return one.fields.get(address);
    };

    // Draws a field wherever it stands. Whoever is in it keeps what stands there.
    const changed = (one, field) => {
        if (!isFocused(one, field) && !field.problem) blik.field.follow(field);
        for (const box of boxesOf(one, field.address)) {
            const control = blik.control.of(box);
            if (control && control !== document.activeElement) blik.control.show(control, field.text);
            if (control) blik.drawing.draw(one, box, field);
        }
        const section = blik.rows.section(field.address);
        if (section) blik.rows.draw(one, section);
        blik.drawing.announce(one);
    };

    const typed = (one, box, text, pause) => {
        const field = of(one, box.dataset.field);
        blik.field.type(field, text);
        field.note = null;
        if (field.problem?.kind === "refused") field.problem = null;
        if (blik.holdsCpr(text)) field.problem = { kind: "refused", why: one.words.cpr };
        for (const other of boxesOf(one, field.address)) {
            const control = blik.control.of(other);
            if (control && blik.control.read(control) !== text) blik.control.show(control, text);
        }
        blik.sending.hold(one, field).then((there) => (one.buffered = there));
        blik.sending.soon(one, field, pause);
        changed(one, field);
    };

    const boxOf = (node) => node.closest?.("[data-field]");
    const isControl = (node) => node.dataset?.of !== undefined;

    const listen = (one) => {
        one.root.addEventListener("input", ({ target }) => {
            if (!isControl(target)) return;
            const box = boxOf(target);
            blik.control.grow(target);
            typed(one, box, blik.control.read(target), AT_ONCE.has(box.dataset.kind) ? 0 : undefined);
        });
        one.root.addEventListener("focusout", ({ target }) => {
            if (!isControl(target)) return;
            const field = of(one, target.dataset.of);
            if (blik.field.isDirty(field)) blik.sending.send(one, field);
            window.setTimeout(() => changed(one, field)); // when the focus is where it goes
        });
        one.root.addEventListener("click", ({ target }) => {
            const add = target.closest("[data-add]");
            if (add) blik.rows.add(one, add.dataset.add);
            else if (target.closest("[data-history]")) blik.history.open(one, boxOf(target));
        });
    };

    const allow = (one, box) => {
        const control = blik.control.of(box);
        const may = one.loaded && one.mayWrite && box.dataset.locked !== "yes";
        const fixed = control.matches("select, [type=checkbox]") ? "disabled" : "readOnly";
        if (control[fixed] === may) control[fixed] = !may;
    };

    // Also for what Dash has drawn anew or a row has brought since.
    const attach = (one) => {
        for (const box of one.root.querySelectorAll("[data-field]")) {
            if (!maySee(box)) continue;
            const there = blik.control.of(box)?.dataset.of === box.dataset.field;
            const control = there ? blik.control.of(box) : blik.control.make(box, one.words);
            allow(one, box);
            if (there) continue;
            blik.control.show(control, of(one, box.dataset.field).text);
            blik.drawing.draw(one, box, of(one, box.dataset.field));
        }
    };

    const heard = (one, news) => {
        Object.assign(one, { now: news.now, cursor: news.cursor, mayWrite: news.may_write });
        const isFirst = !one.loaded;
        Object.assign(one, { loaded: true, offline: false });
        const found = Object.entries(news.fields).map(([address, head]) => {
            const field = of(one, address);
            field.born = head.born;
            return blik.field.hear(field, head) ? field : null;
        });
        for (const field of found) if (field) changed(one, field);
        attach(one);
        if (isFirst) blik.rows.drawAll(one);
        for (const box of one.root.querySelectorAll("[data-add]")) box.hidden = !one.mayWrite;
        for (const box of one.root.querySelectorAll("[data-remove]")) box.hidden = !one.mayWrite;
        blik.drawing.write(one.root.querySelector('[data-part="present"]'), blik.words.present(one.words, news.present));
        blik.drawing.announce(one);
    };

    const ask = async (one) => {
        window.clearTimeout(one.polling);
        try {
            const answer = await window.fetch(`/worksheet/${one.number}/fields?since=${one.cursor}`, { signal: AbortSignal.timeout(PATIENCE) });
            if (!answer.ok) throw new Error(`no news: ${answer.status}`);
            heard(one, await answer.json());
            if (one.unadopted || isUnsent(one)) backOnline(one);
        } catch {
            one.offline = true;
            blik.drawing.announce(one);
        }
        window.clearTimeout(one.polling);
        if (one === page) one.polling = window.setTimeout(() => ask(one), document.hidden ? SELDOM : OFTEN);
    };

    const isUnsent = (one) => one.failed > 0;

    const backOnline = (one) => {
        one.failed = 0;
        blik.sending.flush(one);
        if (one.unadopted) blik.sending.adopt(one).then(() => one.restored && ask(one));
    };

    const choose = (one, field, text) => {
        blik.field.found(field, field.head.rev, field.head.text);
        blik.field.type(field, text);
        field.problem = null;
        blik.sending.hold(one, field);
        blik.sending.send(one, field);
        changed(one, field);
        boxesOf(one, field.address)[0]?.querySelector("select, input, textarea")?.focus();
    };

    const begin = (root) => {
        const one = {
            root, number: root.dataset.sheet, mayWrite: false, words: blik.words.read(root),
            history: root.querySelector("[data-history-window]"), client: blik.field.newOp(), fields: new Map(), cursor: 0,
            failed: 0, loaded: false, offline: false, buffered: false, restored: false, unadopted: true,
        };
        Object.assign(one, {
            of: (address) => of(one, address),
            changed: (field) => changed(one, field),
            attach: () => attach(one),
            isShown: (field) => boxesOf(one, field.address).length > 0,
            typed: (box, text) => typed(one, box, text, 0),
            keepMine: (field) => choose(one, field, field.text),
            takeTheirs: (field) => choose(one, field, field.head.text),
        });
        listen(one);
        one.watcher = new MutationObserver(() => attach(one));
        one.watcher.observe(root, { childList: true, subtree: true });
        blik.buffer.hold(one.client);
        return one;
    };

    // What an earlier page had not told the server yet is still told: its fields live on in `flush`.
    const leave = (one) => {
        one.watcher.disconnect();
        window.clearTimeout(one.polling);
        blik.sending.flush(one);
        leaving.push(one);
    };
    const leaving = [];

    const arrive = () => {
        const root = document.querySelector("[data-words]")?.closest("[data-sheet]");
        if (page && page.root === root && page.number === root?.dataset.sheet) {
            attach(page);
            blik.rows.drawAll(page);
            return;
        }
        if (page) leave(page);
        page = root ? begin(root) : null;
        if (!page) return;
        attach(page);
        blik.drawing.announce(page);
        if (root.dataset.mayWrite === "yes") blik.buffer.open(page.number).then(() => (page.buffered = true), () => {});
        ask(page);
    };

    const pages = () => [...(page ? [page] : []), ...leaving];
    const unsent = () => pages().some((one) => [...one.fields.values()].some(blik.field.isDirty));
    const flush = (last) => Promise.all(pages().map((one) => blik.sending.flush(one, last)));

    // Whether this browser has all of it; a number that could be somebody's is not kept.
    const isKept = () => pages().every((one) => one.buffered && [...one.fields.values()].every(({ text }) => !blik.holdsCpr(text)));

    document.addEventListener("page-arrived", arrive);
    document.addEventListener("visibilitychange", () => {
        if (document.hidden) flush(false);
        else if (page) ask(page);
    });
    window.addEventListener("pagehide", () => flush(true));
    window.addEventListener("online", () => page && ask(page));
    window.addEventListener("beforeunload", (event) => {
        if (unsent() && pages().some((one) => !one.buffered)) event.preventDefault();
    });

    blik.sheet = { unsent, flush, words: () => page?.words ?? leaving.at(-1)?.words, isKept };
})();
