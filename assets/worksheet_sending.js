// Telling the server what was typed, until it has answered: one change of a field at a time, the same again and again
// while there is no answer.
(() => {
    const blik = (window.laeringsblik ??= {});
    const AGAIN = [1000, 2000, 4000, 8000, 15000]; // milliseconds, and so on with the last
    const PATIENCE = 15000;
    const LIGHT = 30000; // signs that a request may hold that goes on when its page is left

    const post = async (sheet, address, change, keepalive) => {
        const body = JSON.stringify({ field: address, ...change });
        const stop = new AbortController();
        const alarm = window.setTimeout(() => stop.abort(), PATIENCE);
        try {
            return await window.fetch(`/worksheet/${sheet}/save`, {
                method: "POST",
                headers: { "Content-Type": "application/json" },
                body,
                signal: stop.signal,
                keepalive: keepalive && body.length < LIGHT,
            });
        } finally {
            window.clearTimeout(alarm);
        }
    };

    const settled = async (page, field, change, answer) => {
        if (answer.ok) return blik.field.arrived(field, change, await answer.json());
        if (field.sending?.op !== change.op) return false;
        if (answer.status === 409) blik.field.clash(field, await answer.json());
        else if (answer.status === 422) blik.field.refuse(field, (await answer.json()).why);
        else if ([400, 403, 404, 413, 415].includes(answer.status)) blik.field.refuse(field, page.words.gone);
        else throw new Error(`not saved: ${answer.status}`);
        return true;
    };

    const hold = (page, field) => {
        if (blik.holdsCpr(field.text)) return Promise.resolve(false); // what was kept before it came stays
        return blik.buffer.keep(page.client, page.number, field.address, blik.field.kept(field));
    };

    const again = (page, field) => {
        page.failed += 1;
        const pause = AGAIN[Math.min(page.failed, AGAIN.length) - 1];
        window.clearTimeout(field.timer);
        field.timer = window.setTimeout(() => send(page, field), pause);
    };

    const isFree = (field, last) => field.problem === null && (last || !field.busy);

    const send = async (page, field, last = false) => {
        window.clearTimeout(field.timer);
        if (!isFree(field, last)) return;
        const change = blik.field.next(field, last);
        if (!change) return;
        field.busy = true;
        hold(page, field);
        try {
            const mine = await settled(page, field, change, await post(page.number, field.address, change, last));
            page.failed = 0;
            if (!mine) return; // a later one took its place
        } catch {
            if (field.sending?.op === change.op) again(page, field);
            return;
        } finally {
            if (field.sending === null || field.sending.op === change.op) field.busy = false;
            page.changed(field);
        }
        hold(page, field);
        if (field.text !== field.of) soon(page, field);
    };

    // A while after the last key, but no later than a longer while after the first.
    const soon = (page, field, pause = blik.field.PAUSE) => {
        field.since ??= Date.now();
        const wait = Math.max(0, Math.min(pause, field.since + blik.field.LONGEST - Date.now()));
        window.clearTimeout(field.timer);
        field.timer = window.setTimeout(() => send(page, field), wait);
    };

    const flush = (page, last = false) => Promise.all([...page.fields.values()].map((field) => send(page, field, last)));

    // Somebody else has written another meanwhile: the reader picks one where the field stands, here or on another page.
    const takeUp = async (page, one, head) => {
        const field = one.sheet === page.number ? page.of(one.field) : null;
        if (!field || !page.isShown(field) || blik.field.isDirty(field)) {
            page.leftBehind = true;
            return;
        }
        blik.field.takeUp(field, one.entry, head);
        if (await hold(page, field)) blik.buffer.drop(one.place);
        page.changed(field);
    };

    // What a page of the same reader left behind when it was closed, or its browser died.
    const adopt = async (page) => {
        page.unadopted = false;
        for (const one of await blik.buffer.left()) {
            const field = { ...blik.field.fresh(one.field), ...one.entry, of: null };
            try {
                const answer = await post(one.sheet, one.field, blik.field.next(field, true), false);
                if (answer.ok) page.restored = true;
                if (answer.ok) blik.buffer.drop(one.place);
                else if (answer.status === 409) await takeUp(page, one, await answer.json());
                else if (answer.status < 500) page.leftBehind = true;
                else page.unadopted = true;
            } catch {
                page.unadopted = true; // once more when there is a connection
            }
        }
    };

    blik.sending = { send, soon, flush, hold, adopt };
})();
