/* Loads the forms of a campaign into its page, which is the same for all guests. Without it each is a link to a page of its own. */
(() => {
  const PART = { headers: { 'X-Hunar-Part': '1' }, credentials: 'omit' }

  const fill = (box, html, focus) => {
    box.innerHTML = html
    box.classList.add('hunar-campaign-loaded')
    for (const piece of box.querySelectorAll('[data-hunar-to]')) {
      const place = document.getElementById(piece.dataset.hunarTo)
      if (!place || place === box) continue
      place.hidden = false
      place.replaceChildren(piece)
      listen(place)
    }
    if (focus) box.querySelector('[data-hunar-focus]')?.focus({ preventScroll: false })
  }

  const send = async (box, form) => {
    const button = form.querySelector('button[type=submit]')
    button?.setAttribute('aria-busy', 'true')
    try {
      const answer = await fetch(form.action, { ...PART, method: 'POST', body: new URLSearchParams(new FormData(form)) })
      fill(box, await answer.text(), true)
    } catch {
      form.submit()
    }
  }

  const listen = box => {
    if (box.dataset.hunarListens) return
    box.dataset.hunarListens = '1'
    box.addEventListener('submit', event => {
      if ('hunarPlain' in event.target.dataset) return
      event.preventDefault()
      event.stopPropagation()
      send(box, event.target)
    })
  }

  const load = async box => {
    try {
      const answer = await fetch(box.dataset.hunarForm, PART)
      if (!answer.ok) return
      fill(box, await answer.text(), false)
      listen(box)
    } catch {
      // the link stays
    }
  }

  const seen = new IntersectionObserver(entries => {
    for (const entry of entries.filter(one => one.isIntersecting)) {
      seen.unobserve(entry.target)
      load(entry.target)
    }
  }, { rootMargin: '400px' })
  for (const box of document.querySelectorAll('[data-hunar-form]')) seen.observe(box)
})();
