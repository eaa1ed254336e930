'use client'

import { saveAction, submitAction } from '../actions'
import { DraftForm, type DraftFormProps } from './draft-form'
import { type Newer, NewerForm } from './newer-form'

interface OwnDraftFormProps extends Omit<DraftFormProps, 'save' | 'send'> {
  application_id: string
  /** Names the intention to send: repeating it changes nothing. */
  transaction_id: string
  /** A newer version of the form was published since the draft was begun. */
  newer: Newer | undefined
  /** The fee that `fee` tells of, without PPN, as digits. */
  fee_amount: string
}

/** A company's draft: kept with the company, sent to the office. */
export function OwnDraftForm({
  application_id,
  transaction_id,
  newer,
  fee_amount,
  ...props
}: OwnDraftFormProps) {
  const concerning = { company: props.company, application_id }
  return (
    <DraftForm
      {...props}
      save={(content) => saveAction({ ...concerning, ...content })}
      send={(version) => submitAction({ ...concerning, transaction_id, version, fee_amount })}
      above={newer && ((kept) => <NewerForm newer={newer} concerning={concerning} kept={kept} />)}
    />
  )
}
