import path from 'node:path'

export default {
  poweredByHeader: false,
  turbopack: { root: path.join(import.meta.dirname, '..', '..') },
}
