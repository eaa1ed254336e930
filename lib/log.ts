import pino from 'pino'

/** One JSON line per event on standard output. Personal data stays out of it: ids, not names or addresses. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
  base: { pid: process.pid },
  redact: [
    'password',
    '*.password',
    'authorization',
    '*.authorization',
    'cookie',
    '*.cookie',
    'token',
    '*.token',
  ],
})
