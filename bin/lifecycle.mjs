// How a script ends: by a signal, because whoever started it is gone, or with a failure; always with its `stop`.
import { endRunningCommands, explain } from './progress.mjs'

const stops = []
let ending
let takeLeave

/** From now on `leave(signal)` answers signals and the death of the parent: for a script that only waits for another. */
export function handOver(leave) {
  takeLeave = leave
}

/** Registers what must be stopped at the end; the last registered is stopped first. */
export function onEnd(stop) {
  stops.push(stop)
}

/** Whether everything is being stopped already. */
export const isEnding = () => ending !== undefined

/** Stops everything registered, once, and exits. */
export function end(code) {
  ending ??= (async () => {
    endRunningCommands()
    for (const stop of stops.reverse()) {
      try {
        await stop()
      } catch (error) {
        console.error(explain(error))
      }
    }
    process.exit(code)
  })()
  return ending
}

/**
 * Runs the script's `main`. A thrown Trouble is told in its own words, then all is stopped and the exit code is 1.
 * Signals stop everything too, `code` deciding what that counts as at that moment.
 */
export async function begin(
  main,
  { code = () => 130, onSignal = () => undefined, onFailure = (error) => console.error(explain(error)) } = {},
) {
  takeLeave = () => {
    if (ending) return
    onSignal()
    void end(code())
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => takeLeave(signal))
  watchParent()
  try {
    await main()
  } catch (error) {
    if (ending) return ending
    onFailure(error)
    await end(1)
  }
}

/**
 * npm puts a shell between itself and the script, and the shell may die of a signal without passing it on;
 * a script that was started again on a newer Node has a channel to the first one.
 */
function watchParent() {
  if (process.env.IZINKU_PARENT === String(process.ppid) && process.connected) {
    process.once('disconnect', () => takeLeave('SIGTERM'))
    process.channel?.unref()
    return
  }
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) takeLeave('SIGTERM')
  }, 500).unref()
}
