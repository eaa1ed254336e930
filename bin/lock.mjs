// A lock is a file in .data with the pid and birth time of its holder: one whose holder is gone is taken over.
// Runs on Node 20 with nothing installed.
import { execFileSync } from 'node:child_process'
import {
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { data } from './progress.mjs'

const fileOf = (name) => path.join(data, `${name}.lock`)

/** Who holds the lock now, `{ pid, note }`, or undefined. */
export function lockHolder(name) {
  try {
    const holder = JSON.parse(readFileSync(fileOf(name), 'utf8'))
    return holder.born && holder.born === birthOf(holder.pid) ? holder : undefined
  } catch {
    return undefined
  }
}

/** Takes the lock and returns its release, or undefined when a living process holds it. */
export function takeLock(name, note = '') {
  mkdirSync(data, { recursive: true })
  const file = fileOf(name)
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, JSON.stringify({ pid: process.pid, born: birthOf(process.pid), note }))
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        claim(mine, file)
        const release = () => {
          if (lockHolder(name)?.pid === process.pid) rmSync(file, { force: true })
        }
        process.once('exit', release)
        return release
      } catch (error) {
        if (error.code !== 'EEXIST') throw error
        if (lockHolder(name)) return undefined
        rmSync(file, { force: true })
      }
    }
    return undefined
  } finally {
    unlinkSync(mine)
  }
}

/** Fails with EEXIST when the file exists; where the disk knows hard links, taking and writing are one step. */
function claim(mine, file) {
  try {
    linkSync(mine, file)
  } catch (error) {
    if (error.code === 'EEXIST') throw error
    copyFileSync(mine, file, constants.COPYFILE_EXCL)
  }
}

/** Waits for the lock, calling `onWait` once when it has to. */
export async function waitForLock(name, onWait) {
  for (let waited = false; ; waited = true) {
    const release = takeLock(name)
    if (release) return release
    if (!waited) onWait?.(lockHolder(name))
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

/** A pid alone may belong to another process by now; with the time of its birth it cannot. */
function birthOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // After the command in parentheses, which may hold anything: field 22 is the start in ticks since boot.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`
  } catch {
    try {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    } catch {
      return undefined
    }
  }
}
