// Files inside the rows of a worksheet, which are made after the page has come: each row gets its own list and field.
(() => {
    const input = (place) => {
        const field = document.createElement("input");
        Object.assign(field, { type: "file", name: "file", id: place.id, required: true, accept: place.dataset.fileInput });
        field.className = "form-control";
        field.addEventListener("change", () => {
            const isLarge = field.files[0]?.size > Number(place.dataset.largest);
            field.setCustomValidity(isLarge ? place.dataset.tooLarge : "");
            if (isLarge) field.reportValidity();
        });
        return field;
    };

    const isWanted = (part) => part && part.id === decodeURIComponent(window.location.hash.slice(1));

    // What became of the file stands at the top of the page, which is far away; screen readers have heard it there.
    const repeat = (part) => {
        const said = document.querySelector(".notice")?.cloneNode(true);
        said?.querySelectorAll("[role]").forEach((one) => one.removeAttribute("role"));
        if (said) part.prepend(said);
    };

    // A row that the address names was not there when the browser looked for it.
    const goTo = (part) => {
        repeat(part);
        part.scrollIntoView({ block: "center" });
        part.tabIndex = -1;
        part.focus({ preventScroll: true });
        window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
    };

    document.addEventListener("row-made", ({ target, detail }) => {
        const place = target.querySelector("[data-attached]");
        if (!place) return;
        const files = document.querySelector(`[data-files-of="${detail.row}"]`);
        if (files) place.replaceChildren(...files.cloneNode(true).childNodes);
        const field = target.querySelector("[data-file-input]");
        field?.replaceWith(input(field));
        if (isWanted(place.parentElement)) goTo(place.parentElement);
    });
})();
