'use client'

import { useState } from 'react'
import { newId } from '@/lib/ids'
import { ResumeDialog } from './other-moves'

/** One intention per mounting. */
export function ResumeDialogOf({ application_id }: { application_id: string }) {
  const [transaction_id] = useState(() => newId())
  return <ResumeDialog move={{ application_id, transaction_id }} />
}
