// What a field shows around its control: its state, who wrote last, and what its reader must know or choose.
(() => {
    const blik = (window.laeringsblik ??= {});
    const MOST = 300; // characters of another's text beside the reader's own

    // What two wrote in the same place stands in the field, and nobody has made it one yet.
    const isBoth = (page, field) => page.mayWrite && field.head?.both && field.base === field.head.rev;

    const state = (page, field) => {
        const { words } = page;
        if (field.problem) return field.problem.kind === "clash" ? words.clash : words.refused;
        if (field.sending && page.failed) return words.unsaved;
        if (isBoth(page, field)) return words.both;
        if (blik.field.isDirty(field)) return words.writing;
        if (!field.mine || !field.head) return "";
        return blik.words.fill(words.saved, { at: blik.words.clock(words, field.head.at) });
    };

    const author = (page, field) => {
        const isMine = field.mine && field.head?.rev === field.base && !field.head.both;
        if (!field.head?.text || isMine) return "";
        const at = blik.words.when(page.words, field.head.at, page.now);
        return blik.words.fill(page.words.author, { name: field.head.author, at });
    };

    const button = (textContent, act) => {
        const made = blik.control.element("button", { type: "button", className: "quiet", textContent });
        made.addEventListener("click", act);
        return made;
    };

    const paragraph = (textContent) => blik.control.element("p", { textContent });

    const short = (text) => (text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text);

    const clash = (page, box, field) => {
        const name = field.head.author;
        const text = short(blik.control.told(box, field.head.text, page.words));
        return [
            paragraph(blik.words.fill(page.words.clash_with, { name, text })),
            button(page.words.keep_mine, () => page.keepMine(field)),
            button(blik.words.fill(page.words.take_theirs, { name }), () => page.takeTheirs(field)),
        ];
    };

    const said = (page, box, field) => {
        const { words } = page;
        if (field.problem?.kind === "clash") return clash(page, box, field);
        if (field.problem) return [paragraph(field.problem.why)];
        if (field.head && field.base < field.head.rev && field.head.text !== field.text) return [paragraph(words.meanwhile)];
        if (isBoth(page, field)) return [button(words.both_history, () => blik.history.open(page, box))];
        return field.note ? [paragraph(words[field.note])] : [];
    };

    const write = (node, text) => {
        if (node && node.textContent !== text) node.textContent = text;
    };

    const draw = (page, box, field) => {
        write(box.querySelector('[data-part="state"]'), state(page, field));
        write(box.querySelector('[data-part="author"]'), author(page, field));
        box.dataset.state = field.problem?.kind ?? (field.sending && page.failed ? "unsaved" : isBoth(page, field) ? "both" : "");
        const history = box.querySelector("[data-history]");
        if (history) history.hidden = !(field.head?.rev > 1); // of one text there is no earlier one
        const place = box.querySelector('[data-part="said"]');
        const parts = said(page, box, field);
        const same = place.textContent === parts.map((one) => one.textContent).join("");
        if (!same) place.replaceChildren(...parts);
        place.hidden = !parts.length;
        const control = blik.control.of(box);
        if (field.problem) control?.setAttribute("aria-invalid", "true");
        else control?.removeAttribute("aria-invalid");
    };

    const conflicts = (page, fields) =>
        fields.filter((one) => (one.problem?.kind === "clash" || isBoth(page, one)) && page.isShown(one)).length;

    const overall = (page) => {
        const { words } = page;
        const fields = [...page.fields.values()];
        const n = conflicts(page, fields);
        if (!page.loaded) return words.loading;
        if (page.failed || page.offline) return page.buffered ? words.offline : words.offline_open;
        if (fields.some((one) => one.problem?.kind === "refused")) return words.some_refused;
        if (fields.some((one) => !one.problem && blik.field.isDirty(one))) return words.writing;
        const told = [page.leftBehind ? words.left_behind : page.restored ? words.restored : ""];
        if (n) told.push(blik.words.fill(n === 1 ? words.one_clash : words.more_clashes, { n }));
        if (told.some(Boolean)) return told.filter(Boolean).join(" ");
        return fields.some((one) => one.mine) ? words.all_saved : "";
    };

    // A screen reader is told no more than once in two seconds, and not of every pause in typing.
    const QUIET = 2000;
    const announce = (page) => {
        window.clearTimeout(page.announcing);
        page.announcing = window.setTimeout(() => {
            const text = overall(page);
            if (text !== page.words.writing) write(page.root.querySelector('[data-part="overall"]'), text);
        }, page.loaded ? QUIET : 0);
    };

    blik.drawing = { draw, announce, write };
})();
