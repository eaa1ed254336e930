import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'

/** The port of the server that runs on `dataDir` now, or undefined when none does. */
export function runningPort(dataDir: string): number | undefined {
  const file = readPidFile(dataDir)
  const command = file ? commandOf(file.pid) : ''
  return command.includes('postgres') && command.includes(`-D ${settled(dataDir)} `) ? file?.port : undefined
}

/** The directory under its real name, so that a clone reached by two paths is still one database. */
export function settled(dataDir: string): string {
  const parent = path.dirname(dataDir)
  return existsSync(parent) ? path.join(realpathSync(parent), path.basename(dataDir)) : dataDir
}

/** postmaster.pid: process id, directory, start, port, socket, address, memory key, status; one per line. */
export function readPidFile(dataDir: string): { pid: number; port: number; ready: boolean } | undefined {
  try {
    const lines = readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
  } catch {
    return undefined
  }
}

/** The command line of a process, empty when there is no such process. */
export function commandOf(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline'))
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    return ''
  }
}
