'use client'

import { useEffect, useState } from 'react'

const SHOWN_MILLISECONDS = 8000

/** A message for a `StatusRegion` that goes by itself; saying the same again shows it anew. */
export function usePassingNotice(): [string | undefined, (text: string) => void] {
  const [notice, setNotice] = useState<{ text: string }>()
  useEffect(() => {
    if (!notice) return
    const timer = setTimeout(() => setNotice(undefined), SHOWN_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [notice])
  return [notice?.text, (text) => setNotice({ text })]
}
