'use client'

import { type ReactNode, useState } from 'react'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { useControl } from './controls'
import type { Path } from './paths'

/** Codes written one after another, with spaces, commas or on lines of their own. */
export function CodesControl(props: { path: Path; label: ReactNode; help?: ReactNode; optional?: boolean }) {
  const { value, change, id, error, hint, aria } = useControl<string[]>(props)
  const [typed, setTyped] = useState<string>()
  const shown = typed !== undefined && codesOf(typed).join() === value.join() ? typed : value.join(', ')
  return (
    <Field id={id} label={props.label} help={props.help} error={error} hint={hint}>
      <Textarea
        id={id}
        {...aria}
        rows={2}
        className="font-mono"
        value={shown}
        onChange={(event) => {
          setTyped(event.target.value)
          change(codesOf(event.target.value))
        }}
      />
    </Field>
  )
}

function codesOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean)
}
