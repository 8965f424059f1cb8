// The window with everything that was ever written in a field, and a way to have an older text back.
(() => {
    const blik = (window.laeringsblik ??= {});

    const ask = async (page, address, before, all) => {
        const asked = new URLSearchParams({ field: address, ...(before && { before }), ...(all && { all: "1" }) });
        const answer = await window.fetch(`/worksheet/${page.number}/history?${asked}`);
        if (!answer.ok) throw new Error(`no history: ${answer.status}`);
        return answer.json();
    };

    const entry = (page, box, one, now, act) => {
        const made = page.history.querySelector('[data-part="prototype"]').firstElementChild.cloneNode(true);
        const at = blik.words.when(page.words, one.at, now);
        const when = blik.words.fill(page.words.history_when, { name: one.author, at });
        made.querySelector('[data-part="when"]').textContent = when;
        made.querySelector('[data-part="text"]').textContent = blik.control.told(box, one.text, page.words);
        const restore = made.querySelector('[data-does="restore"]');
        restore.querySelector('[data-part="about-restore"]').textContent = `(${when})`;
        restore.hidden = !page.mayWrite || box.dataset.locked === "yes";
        restore.addEventListener("click", () => act(one.text));
        const item = blik.control.element("li");
        item.append(made);
        return item;
    };

    const open = (page, box) => {
        const list = page.history.querySelector("ol");
        const told = page.history.querySelector('[data-part="told"]');
        const more = page.history.querySelector('[data-does="more"]');
        const all = page.history.querySelector('[data-does="all"]');
        let before = 0;
        let isAll = false;

        const restore = (text) => {
            page.history.close();
            page.typed(box, text);
        };

        const load = async () => {
            told.textContent = page.words.history_loading;
            try {
                const found = await ask(page, box.dataset.field, before, isAll);
                list.append(...found.revisions.map((one) => entry(page, box, one, found.now, restore)));
                before = found.revisions.at(-1)?.rev ?? before;
                more.hidden = !found.more;
                told.textContent = list.children.length ? "" : page.words.history_nothing;
            } catch {
                told.textContent = page.words.history_failed;
                more.hidden = false;
            }
        };

        const begin = (everything) => {
            [isAll, before] = [everything, 0];
            all.hidden = everything;
            list.replaceChildren();
            load();
        };

        page.history.querySelector('[data-part="which"]').textContent = box.querySelector("label").textContent;
        more.hidden = true;
        more.onclick = load;
        all.onclick = () => begin(true);
        page.history.querySelector('[data-does="close"]').onclick = () => page.history.close();
        page.history.showModal();
        begin(false);
    };

    blik.history = { open };
})();
