import {
  chaosOf,
  type Provider,
  SWITCH_MODES,
  SWITCHES,
  type SwitchName,
  setSeconds,
  setSeed,
  setSwitches,
} from './chaos'
import { type Html, html } from './html'
import { isObject, type Request, type Route, readForm, redirect } from './http'
import { replay } from './notifications'
import type { World } from './world'

/** The controls that both payment gateways have; each says whether it could. */
export function chaosControlsOf(world: World, provider: Provider) {
  return {
    /** `off`, `next`, `standing`, or a probability from 0 to 1; names or modes that do not exist are refused. */
    setSwitches: (wanted: Record<string, unknown>) => setSwitches(world, provider, wanted),
    setLateSeconds: (seconds: unknown) => setSeconds(world, provider, 'lateSeconds', seconds),
    setSlowSeconds: (seconds: unknown) => setSeconds(world, provider, 'slowSeconds', seconds),
    setSeed: (seed: unknown) => setSeed(world, provider, seed),
    replay: (notificationId: string) => replay(world, notificationId),
  }
}

/** Does what a control request asks of these, and notes for each whether it could. */
export function applyChaos(
  controls: ReturnType<typeof chaosControlsOf>,
  body: Record<string, unknown>,
  results: Record<string, unknown>,
): void {
  if ('seed' in body) results.seed = controls.setSeed(body.seed)
  if ('lateSeconds' in body) results.lateSeconds = controls.setLateSeconds(body.lateSeconds)
  if ('slowSeconds' in body) results.slowSeconds = controls.setSlowSeconds(body.slowSeconds)
  if (isObject(body.switches)) results.switches = controls.setSwitches(body.switches)
  if (typeof body.replay === 'string') results.replay = controls.replay(body.replay)
}

/** The posts of the form below, and of the buttons that repeat a notification. */
export function chaosRoutes(world: World, provider: Provider): Route[] {
  const controls = chaosControlsOf(world, provider)
  return [
    {
      method: 'POST',
      path: new RegExp(`^/${provider}/switches$`),
      async run(request) {
        const form = await readForm(request)
        controls.setSwitches(
          Object.fromEntries(
            SWITCHES.map((name) => [name, form.get(`${name}_p`) || form.get(name) || 'off']),
          ),
        )
        controls.setLateSeconds(Number(form.get('late_seconds') ?? Number.NaN))
        controls.setSlowSeconds(Number(form.get('slow_seconds') ?? Number.NaN))
        return redirect(`/${provider}`)
      },
    },
    {
      method: 'POST',
      path: new RegExp(`^/${provider}/notifications/([0-9a-f-]+)/replay$`),
      async run(request) {
        await readForm(request)
        controls.replay(request.params[0] ?? '')
        return redirect(`/${provider}#notifications`)
      },
    },
  ]
}

/** All switches of a provider as a form. */
export function switchesForm(world: World, provider: Provider, { say }: Pick<Request, 'say'>): Html {
  const chaos = chaosOf(world, provider)
  const names: Record<SwitchName, string> = {
    twice: say('Kirim dua kali', 'Send twice'),
    late: say('Kirim terlambat', 'Send late'),
    wrong_order: say('Urutan terbalik', 'Wrong order'),
    never: say('Tidak pernah dikirim', 'Never send'),
    wrong_signature:
      provider === 'midtrans'
        ? say('Tanda tangan salah', 'Wrong signature')
        : say('Token salah', 'Wrong token'),
    wrong_amount: say('Jumlah salah', 'Wrong amount'),
    slow: say('API lambat', 'Slow API'),
    error_before: say('API gagal sebelum bekerja', 'API fails before the work'),
    error_after: say('API gagal sesudah bekerja', 'API fails after the work'),
  }
  const modes: Record<(typeof SWITCH_MODES)[number], string> = {
    off: say('mati', 'off'),
    next: say('sekali, berikutnya', 'once, the next one'),
    standing: say('selalu', 'always'),
  }
  const choice = (name: SwitchName) => {
    const mode = chaos.switches[name]
    const chance = typeof mode === 'number' ? mode : ''
    return html`<div><label for="${name}">${names[name]}</label>
    <div class="two"><select id="${name}" name="${name}">${SWITCH_MODES.map((each) =>
      mode === each
        ? html`<option value="${each}" selected>${modes[each]}</option>`
        : html`<option value="${each}">${modes[each]}</option>`,
    )}</select>
    <input name="${name}_p" aria-label="${names[name]}: ${say('peluang 0 sampai 1', 'probability, 0 to 1')}" placeholder="0–1" inputmode="decimal" value="${chance}"></div></div>`
  }
  const seconds = (
    name: string,
    label: string,
    value: number,
  ) => html`<div><label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="number" min="0" max="3600" step="any" value="${value}"></div>`
  const isOn = SWITCHES.some((name) => chaos.switches[name] !== 'off')
  return html`<details class="card" ${isOn ? html`open` : null}>
<summary>${say('Gangguan pada pemberitahuan dan API', 'Trouble with notifications and the API')}</summary>
<form method="post" action="/${provider}/switches" class="stack">
  <div class="cards">${SWITCHES.map(choice)}
    ${seconds('late_seconds', say('Terlambat berapa detik', 'Seconds late'), chaos.lateSeconds)}
    ${seconds('slow_seconds', say('API lambat berapa detik', 'Seconds that a slow answer takes'), chaos.slowSeconds)}
  </div>
  <div><button class="primary">${say('Simpan', 'Save')}</button></div>
</form></details>`
}
