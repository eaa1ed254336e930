/**
 * What the check does more of where there is JavaScript: fills the list of regencies when a province is chosen, copies,
 * shares and prints the answer. Written out as it runs, so that the page loads no script of its own; buttons that need it
 * are hidden until it has run.
 */
export const CHECK_SCRIPT = `(() => {
  const at = (id) => document.getElementById(id)
  const province = at('check-province')
  const fill = async () => {
    const list = at(province.dataset.below)
    // React must have taken the page over first, or it would put the old list back.
    while (!Object.keys(list).some((key) => key.startsWith('__react'))) await new Promise((go) => setTimeout(go, 100))
    const asked = province.value
    const answer = asked && (await fetch('/api/regions?parent=' + asked).catch(() => undefined))
    if (!answer || !answer.ok || province.value !== asked) return
    const { results } = await answer.json()
    list.replaceChildren(new Option(list.dataset.any, ''), ...results.map(({ code, name }) => new Option(name, code)))
  }
  if (province) province.addEventListener('change', fill)

  const share = at('check-share')
  if (!share) return
  const link = at('check-link')
  const reveal = (name, can, act) => {
    const button = share.querySelector('[data-act=' + name + ']')
    if (!can) return
    button.hidden = false
    button.addEventListener('click', () => act(button))
  }
  reveal('copy', navigator.clipboard, async (button) => {
    await navigator.clipboard.writeText(link.value)
    share.querySelector('[role=status]').textContent = button.dataset.done
  })
  reveal('send', navigator.share, () => navigator.share({ title: document.title, url: link.value }).catch(() => {}))
  reveal('print', true, () => print())
  addEventListener('beforeprint', () => document.querySelectorAll('#check-result details').forEach((one) => { one.open = true }))
})()`
