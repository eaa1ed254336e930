// What a person sees while something is set up: one line per step with its time, silence otherwise, and on
// failure the end of the output with the path of the whole of it. Runs on Node 20 with nothing installed.
import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
export const data = path.join(root, '.data')
export const logs = path.join(data, 'logs')

/** An expected failure: its message is for people, the stack is not. */
export class Trouble extends Error {}

// A script that has moved to a newer Node counts from its first start.
const began =
  Number(process.env.IZINKU_PARENT === String(process.ppid) && process.env.IZINKU_BEGAN) || Date.now()

export const seconds = (ms) =>
  ms < 60_000
    ? `${(ms / 1000).toFixed(1)} s`
    : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`
export const startedAt = String(began)
export const sinceStart = () => seconds(Date.now() - began)
export const say = (line = '') =>
  say.to.write(`${line}
`)
say.to = process.stdout

/** The first line; not again when the script has only moved to a newer Node. */
export const title = (line) => process.env.IZINKU_PARENT === String(process.ppid) || say(line)

/**
 * Runs `work` as one visible step. A step that returns `false` was not needed and is not mentioned;
 * a step that returns a string has that added to its line.
 */
export async function step(title, work) {
  const from = Date.now()
  const terminal = say.to.isTTY
  let announced = false
  const announce = () => {
    announced = true
    if (terminal) say.to.write(`\r  … ${title} (${seconds(Date.now() - from)})`)
    else say(`  … ${title}`)
  }
  // Not at once: what takes no time needs no announcement.
  const timer = terminal ? setInterval(announce, 1000) : setTimeout(announce, 1000)
  try {
    const result = await work()
    if (result === false && !announced) return result
    finish('✓', typeof result === 'string' ? `${title}: ${result}` : title)
    return result
  } catch (error) {
    finish('✗', title)
    throw error
  } finally {
    clearInterval(timer)
    clearTimeout(timer)
  }

  function finish(mark, text) {
    clearInterval(timer)
    clearTimeout(timer)
    const clear = terminal && announced ? '\r\x1b[2K' : ''
    say(`${clear}  ${mark} ${text} (${seconds(Date.now() - from)})`)
  }
}

const running = new Set()

/** Ends the commands that `run` has under way: for the signal handlers of a script. */
export function endRunningCommands() {
  for (const child of running) child.kill('SIGTERM')
}

/**
 * Runs a command with its output in `.data/logs/<log>.log` and resolves with that output. A failure throws
 * a Trouble with the output's end, unless `mayFail`: then `{ code, output }` is returned in either case.
 */
export async function run(
  command,
  args,
  { log, cwd = root, env = process.env, mayFail = false, show = false, label, timeout } = {},
) {
  mkdirSync(logs, { recursive: true })
  const file = path.join(logs, `${log}.log`)
  const sink = createWriteStream(file)
  let output = ''
  const code = await new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout,
      killSignal: 'SIGKILL',
    })
    running.add(child)
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => {
        output += chunk
        sink.write(chunk)
        if (show) process.stdout.write(chunk)
      })
    }
    child.once('error', (error) => {
      output += `${error.message}\n`
      sink.write(`${error.message}\n`)
      running.delete(child)
      resolve(-1)
    })
    child.once('close', (status, signal) => {
      running.delete(child)
      resolve(status ?? signal)
    })
  })
  await new Promise((resolve) => sink.end(resolve))
  if (code !== 0 && !mayFail)
    throw new Trouble(failure(label ?? [path.basename(command), ...args].join(' '), code, output, file))
  return { code, output, file }
}

function failure(label, code, output, file) {
  const shown = tail(output)
  const how = typeof code === 'number' ? `exit code ${code}` : code
  return `${label} failed (${how}).${shown ? `\n${shown}` : ''}\n  All of it: ${file}`
}

/** The last lines of an output, indented. */
export function tail(output, lines = 25) {
  const kept = output.trimEnd().split('\n').slice(-lines)
  return kept
    .map((line) => `    ${line}`)
    .join('\n')
    .trimEnd()
}

/** The last lines of a log file, indented; empty when there is none. */
export function tailOf(file, lines = 25) {
  try {
    return tail(readFileSync(file, 'utf8'), lines)
  } catch {
    return ''
  }
}

/** Says what went wrong: a sentence for what is expected, the whole stack for what is not. */
export function explain(error) {
  if (error instanceof Trouble) return `\n✗ ${error.message}`
  return `\n✗ ${error?.stack ?? error}`
}
