/** A picture that this phone keeps until the office has it. */
export interface KeptPhoto {
  /** Stays the same however often it is sent: the office stores it once. */
  key: string
  visit_id: string
  user_id: string
  checklist_key: string | null
  taken_at: Date
  file: File
}

const STORE = 'photos'
const BY_VISIT = 'visit'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('izinku-visits', 1)
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore(STORE, { keyPath: 'key' })
      store.createIndex(BY_VISIT, ['visit_id', 'user_id'])
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function run<Result>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await open()
  try {
    return await new Promise<Result>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode)
      const request = act(transaction.objectStore(STORE))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

/** Keeps a picture. False where this phone does not let us. */
export async function keepPhoto(photo: KeptPhoto): Promise<boolean> {
  return run('readwrite', (store) => store.put(photo)).then(
    () => true,
    () => false,
  )
}

export async function dropPhoto(key: string): Promise<void> {
  await run('readwrite', (store) => store.delete(key)).catch(() => {})
}

/** The pictures of a visit that were not sent yet, in the order in which they were taken. */
export async function listKeptPhotos(visitId: string, userId: string): Promise<KeptPhoto[]> {
  const photos = await run<KeptPhoto[]>('readonly', (store) =>
    store.index(BY_VISIT).getAll([visitId, userId]),
  ).catch(() => [])
  return photos.sort((one, other) => one.taken_at.getTime() - other.taken_at.getTime())
}
