// Long-running child processes: each in a group of its own with its log in .data/logs, ended in order, and ended
// as well when this process is killed without a chance to say goodbye.
import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, renameSync } from 'node:fs'
import path from 'node:path'
import { logs, root } from './progress.mjs'

/**
 * Starts a Node process. `exited` settles with how it ended; `stop` ends the whole group and waits for it,
 * harder after `patience` milliseconds.
 */
export function startProcess(name, args, { env, log = name, folder = logs, patience = 8000, show = false }) {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${log}.log`)
  if (existsSync(file)) renameSync(file, path.join(folder, `${log}.previous.log`))
  const sink = openSync(file, 'a')
  const stdio = show ? 'inherit' : ['ignore', sink, sink]
  const child = spawn(process.execPath, args, { cwd: root, env, stdio, detached: true })
  closeSync(sink)

  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
  })
  const handle = { name, file, exited, stopping: false, stop, kill }
  if (child.pid) guard.add(child.pid)
  void exited.then(() => guard.remove(child.pid))
  return handle

  async function stop() {
    handle.stopping = true
    if (!child.pid) return
    signalGroup('SIGTERM')
    const impatient = setTimeout(() => signalGroup('SIGKILL'), patience)
    await exited
    clearTimeout(impatient)
    signalGroup('SIGKILL') // what it may have left behind
  }

  /** Ends the whole group at once, as a power cut would, and waits until it is gone. */
  async function kill() {
    handle.stopping = true
    signalGroup('SIGKILL')
    await exited
  }

  function signalGroup(signal) {
    try {
      process.kill(-child.pid, signal)
    } catch {
      // The group is gone.
    }
  }
}

/**
 * A shell that reads from a pipe only this process writes to. Each line is the list of groups alive; at the end of
 * the pipe, which even SIGKILL brings about, it ends the last list's groups.
 */
const guard = {
  pids: new Set(),
  shell: undefined,
  add(pid) {
    this.pids.add(pid)
    this.tell()
  },
  remove(pid) {
    this.pids.delete(pid)
    this.tell()
  },
  tell() {
    if (!this.shell) {
      const script =
        'while read -r line; do pids="$line"; done; for pid in $pids; do kill -s TERM -- "-$pid"; done'
      this.shell = spawn('/bin/sh', ['-c', script], {
        stdio: ['pipe', 'ignore', 'ignore'],
        detached: true,
        cwd: '/',
      })
      this.shell.once('error', () => undefined)
      this.shell.stdin.on('error', () => undefined)
      this.shell.unref()
      this.shell.stdin.unref?.()
    }
    this.shell.stdin.write(`${[...this.pids].join(' ')}\n`)
  },
}
