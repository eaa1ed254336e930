import { useEffect, useState } from 'react'

export type Fetched<Row> = {
  state: 'idle' | 'loading' | 'ready' | 'failed'
  results: Row[]
  retry: () => void
}

type Answer = { url: string; attempt: number; results: unknown[] | undefined }

/**
 * The `results` behind an address of our own; none while there is no address. An answer that a newer question has
 * overtaken is dropped. What was answered once stays with the browser's cache.
 */
export function useFetched<Row>(url: string | undefined): Fetched<Row> {
  const [attempt, setAttempt] = useState(0)
  const [answer, setAnswer] = useState<Answer>()

  useEffect(() => {
    if (url === undefined) return
    const controller = new AbortController()
    readResults(url, controller.signal).then(
      (results) => setAnswer({ url, attempt, results }),
      () => {
        if (!controller.signal.aborted) setAnswer({ url, attempt, results: undefined })
      },
    )
    return () => controller.abort()
  }, [url, attempt])

  const retry = () => setAttempt((count) => count + 1)
  if (url === undefined) return { state: 'idle', results: [], retry }
  if (answer?.url !== url || answer.attempt !== attempt) return { state: 'loading', results: [], retry }
  if (!answer.results) return { state: 'failed', results: [], retry }
  return { state: 'ready', results: answer.results as Row[], retry }
}

async function readResults(url: string, signal: AbortSignal): Promise<unknown[]> {
  const response = await fetch(url, { signal })
  if (!response.ok) throw new Error(`${response.status} from ${url}`)
  const body = (await response.json()) as { results: unknown[] }
  return body.results
}
