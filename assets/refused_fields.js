// A field that was refused says so, and why, to those who cannot see it: Dash's own fields carry no such attributes.
(() => {
    const mark = (field) => {
        const why = document.getElementById(`${field.id}-why`);
        if (!why) return;
        field.setAttribute("aria-invalid", "true");
        field.setAttribute("aria-describedby", why.id);
    };

    const watch = () => document.querySelectorAll(".field .is-invalid:not([aria-invalid])").forEach(mark);

    new MutationObserver(watch).observe(document.documentElement, { childList: true, subtree: true });
})();
