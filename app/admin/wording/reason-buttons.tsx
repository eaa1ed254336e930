'use client'

import { placeReasonAction, retireReasonAction } from './actions'
import { RowButtons } from './row-buttons'

/** What can be done with a reason in its list. */
export function ReasonButtons({ id, name, isActive }: { id: string; name: string; isActive: boolean }) {
  return (
    <RowButtons
      name={name}
      isActive={isActive}
      place={(step) => placeReasonAction({ key: id, step })}
      retire={(is_active) => retireReasonAction({ key: id, is_active })}
    />
  )
}
