'use client'

import { useEffect } from 'react'

/** Asks before the page is left, by the browser's own question and for links within the app by ours. */
export function useUnsavedWarning(active: boolean, question: string): void {
  useEffect(() => {
    if (!active) return
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault()
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      const staysHere = !link || link.hasAttribute('download') || link.getAttribute('target') === '_blank'
      if (staysHere || link.getAttribute('href')?.startsWith('#')) return
      if (window.confirm(question)) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('beforeunload', onLeave)
    document.addEventListener('click', onClick, true)
    return () => {
      window.removeEventListener('beforeunload', onLeave)
      document.removeEventListener('click', onClick, true)
    }
  }, [active, question])
}
