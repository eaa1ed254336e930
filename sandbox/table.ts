/** Rows of one kind, in the order they came to be, found by id and by group. A change counts once `save` is told of it. */
export type Table<T> = {
  readonly size: number
  get: (id: string) => T | undefined
  /** The rows of a group, oldest first. */
  of: (group: string) => readonly T[]
  values: () => Iterable<T>
  all: () => T[]
  find: (fits: (row: T) => boolean) => T | undefined
  newest: (count: number) => T[]
  /** Keeps a row, new or changed. */
  save: (row: T) => void
  load: (rows: readonly T[]) => void
  clear: () => void
}

type TableOptions<T> = {
  idOf: (row: T) => string
  groupOf?: (row: T) => string
  /** How many rows are kept; the oldest go first, unless they are `needed`. */
  keep?: number
  needed?: (row: T) => boolean
  onSave: (id: string, row: T) => void
}

/** An empty table; `onSave` hears of every row that is kept. */
export function createTable<T extends object>(options: TableOptions<T>): Table<T> {
  const { idOf, groupOf, keep = Number.POSITIVE_INFINITY, needed = () => false, onSave } = options
  const rows = new Map<string, T>()
  const groups = new Map<string, T[]>()

  function put(row: T) {
    const id = idOf(row)
    const before = rows.get(id)
    rows.set(id, row)
    if (!groupOf) return
    const group = groups.get(groupOf(row))
    if (!group) groups.set(groupOf(row), [row])
    else if (before) group.splice(group.indexOf(before), 1, row)
    else group.push(row)
  }

  function trim() {
    // A tenth of slack, so that not every new row walks over the old ones.
    if (rows.size <= keep * 1.1) return
    for (const [id, row] of rows) {
      if (rows.size <= keep) return
      if (needed(row)) continue
      rows.delete(id)
      const group = groupOf && groups.get(groupOf(row))
      if (group?.length === 1) groups.delete(groupOf?.(row) ?? '')
      else group?.splice(group.indexOf(row), 1)
    }
  }

  return {
    get size() {
      return rows.size
    },
    get: (id) => rows.get(id),
    of: (group) => groups.get(group) ?? [],
    values: () => rows.values(),
    all: () => [...rows.values()],
    find(fits) {
      for (const row of rows.values()) if (fits(row)) return row
      return undefined
    },
    newest: (count) => [...rows.values()].slice(-count).reverse(),
    save(row) {
      put(row)
      trim()
      onSave(idOf(row), row)
    },
    load(loaded) {
      for (const row of loaded) if (typeof idOf(row) === 'string') put(row)
      trim()
    },
    clear() {
      rows.clear()
      groups.clear()
    },
  }
}
