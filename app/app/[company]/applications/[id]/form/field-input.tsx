'use client'

import type { GroupField, SimpleField } from '@/lib/licensing/definitions/fields'
import { anchorOf } from './form-values'
import { GroupInput } from './group-input'
import { SimpleInput } from './simple-input'

/** One question of a definition as its control. `name` is its path in the form. */
export function FieldInput({ field, name }: { field: SimpleField | GroupField; name: string }) {
  return (
    <div id={anchorOf(name)}>
      {field.type === 'group' ? (
        <GroupInput field={field} name={name} />
      ) : (
        <SimpleInput field={field} name={name} />
      )}
    </div>
  )
}
