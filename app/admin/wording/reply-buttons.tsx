'use client'

import { placeReplyAction, retireReplyAction } from './actions'
import { RowButtons } from './row-buttons'

/** What can be done with a reply in its list. */
export function ReplyButtons({ id, name, isActive }: { id: string; name: string; isActive: boolean }) {
  return (
    <RowButtons
      name={name}
      isActive={isActive}
      place={(step) => placeReplyAction({ id, step })}
      retire={(is_active) => retireReplyAction({ id, is_active })}
    />
  )
}
