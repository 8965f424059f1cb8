// The control of a field: made here and not by Dash, which would draw anew what somebody is typing in.
(() => {
    const blik = (window.laeringsblik ??= {});

    const element = (tag, properties = {}, attributes = {}) => {
        const made = Object.assign(document.createElement(tag), properties);
        for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
        return made;
    };

    const select = (box, words) => {
        const made = element("select", { className: "form-select" });
        const options = [["", words.choose], ...JSON.parse(box.dataset.options)];
        made.append(...options.map(([value, textContent]) => element("option", { value, textContent })));
        return made;
    };

    const line = (more = {}, attributes = {}) =>
        element("input", { type: "text", className: "form-control", autocomplete: "off", ...more }, attributes);

    const KINDS = {
        text: (box) => element("textarea", { className: "form-control", rows: Number(box.dataset.lines) }, { dir: "auto" }),
        line: () => line({}, { dir: "auto" }),
        person: () => line({}, { dir: "auto", list: "sheet-people" }),
        date: () => line({ type: "date" }),
        number: () => line({ inputMode: "numeric", maxLength: 4 }),
        tick: () => element("input", { type: "checkbox", className: "form-check-input" }),
        choice: select,
    };

    const make = (box, words) => {
        const control = KINDS[box.dataset.kind](box, words);
        const name = box.dataset.field.replaceAll(".", "-");
        control.id = `control-${name}`;
        control.dataset.of = box.dataset.field;
        if (box.querySelector(":scope > .hint")) control.setAttribute("aria-describedby", `hint-${name}`);
        box.querySelector(".sheet-control").replaceChildren(control);
        return control;
    };

    const of = (box) => box.querySelector(".sheet-control")?.firstElementChild ?? null;
    // A text area that is left alone grows with what stands in it.
    const grow = (control) => {
        if (control.tagName !== "TEXTAREA") return;
        control.style.height = "auto";
        if (control.scrollHeight) control.style.height = `${control.scrollHeight + 2}px`;
    };

    // No database of ours can keep the sign NUL, and half a pair of signs is no text.
    const clean = (text) => (text.toWellFormed ? text.toWellFormed() : text).replaceAll("\0", "");
    const read = (control) => (control.type === "checkbox" ? (control.checked ? "1" : "") : clean(control.value));
    const show = (control, text) => {
        if (control.type === "checkbox") control.checked = text === "1";
        else if (control.value !== text) control.value = text;
        grow(control);
    };

    // What stands in the field as a reader is told it.
    const told = (box, text, words) => {
        if (!text) return words.nothing;
        if (box.dataset.kind === "choice") return new Map(JSON.parse(box.dataset.options)).get(text) ?? text;
        return text;
    };

    blik.control = { make, of, read, show, told, element, grow };
})();
