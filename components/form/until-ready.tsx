'use client'

import { type ReactNode, useSyncExternalStore } from 'react'

const subscribe = () => () => {}

/**
 * Holds the controls of a form until its script runs. On a slow network the page is there seconds before the script, and
 * what is typed or chosen meanwhile would be overwritten when it arrives. Looks the same either way.
 */
export function UntilReady({ children }: { children: ReactNode }) {
  const isReady = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  )
  return (
    <fieldset disabled={!isReady} data-until-ready={isReady ? undefined : ''} className="contents">
      {children}
    </fieldset>
  )
}
