import { type ChildProcess, execFileSync, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'

export type Identity = { uid: number; gid: number } | undefined
export type Launch = (binary: string) => (args: string[], options: SpawnOptions) => ChildProcess

/** PostgreSQL refuses to run as root: then it runs as whoever owns the data, else as postgres, else as nobody. */
export function identityFor(dataDir: string): Identity {
  const owner = existsSync(dataDir) ? statSync(dataDir) : undefined
  const me = userInfo()
  if (me.uid !== 0) {
    if (owner && me.uid >= 0 && owner.uid !== me.uid) {
      throw new Error(
        `The database in ${dataDir} belongs to another user (uid ${owner.uid}). Run as that user, or remove the directory.`,
      )
    }
    return undefined
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  for (const name of ['postgres', 'nobody']) {
    const id = spawnSync('id', ['-u', name], { encoding: 'utf8' })
    if (id.status === 0)
      return { uid: Number(id.stdout), gid: Number(execFileSync('id', ['-g', name], { encoding: 'utf8' })) }
  }
  throw new Error(
    'PostgreSQL cannot run as root, and there is neither a user "postgres" nor "nobody" to run it as.',
  )
}

/**
 * How to start a binary under `identity`. A clone below /root or a private temporary directory cannot even be
 * entered by that user; there the process keeps the one capability of root that lets it pass.
 */
export function launcher(identity: Identity, postgres: string, parent: string): Launch {
  const env = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C', TZ: 'UTC' }
  if (!identity) return (binary) => (args, options) => spawn(binary, args, { ...options, env })

  const { uid, gid } = identity
  const probe = ['-c', 'test -x "$1" && test -x "$2"', 'sh', postgres, parent]
  if (spawnSync('/bin/sh', probe, { uid, gid, cwd: '/' }).status === 0) {
    return (binary) => (args, options) => spawn(binary, args, { ...options, env, uid, gid, cwd: '/' })
  }
  // access(2) heeds the capability only with no_setuid_fixup, and PostgreSQL asks it whether its binaries may be run.
  const caps = ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  const prefix = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...caps, '--']
  if (spawnSync('setpriv', [...prefix, '/bin/sh', ...probe], { cwd: '/' }).status !== 0) {
    throw new Error(
      `PostgreSQL cannot run as root, and other users may not enter ${parent}. Move the clone to a directory that all may enter.`,
    )
  }
  return (binary) => (args, options) =>
    spawn('setpriv', [...prefix, binary, ...args], { ...options, env, cwd: '/' })
}
