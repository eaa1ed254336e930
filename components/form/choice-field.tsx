'use client'

import type { ReactNode } from 'react'
import { Checkbox, Radio, Switch } from '@/components/ui/choice'
import { ChoiceGroup } from '@/components/ui/choice-group'
import { FieldError } from '@/components/ui/field'
import { type CommonFieldProps, useField } from './use-field'

interface CheckboxFieldProps extends CommonFieldProps {
  framed?: boolean
  /** Drawn as a switch. */
  asSwitch?: boolean
}

/** Yes or no; the value is a boolean. */
export function CheckboxField(props: CheckboxFieldProps) {
  const { id, error, register, aria } = useField({ ...props, help: undefined, optional: true })
  const Control = props.asSwitch ? Switch : Checkbox
  return (
    <div className={props.className}>
      <Control
        {...register(props.name)}
        {...aria}
        id={id}
        label={props.label}
        help={props.help}
        framed={props.framed}
      />
      <FieldError id={id}>{error}</FieldError>
    </div>
  )
}

interface ChoiceOption {
  value: string
  label: ReactNode
  help?: ReactNode
  disabled?: boolean
}

interface ChoicesFieldProps extends CommonFieldProps {
  options: ChoiceOption[]
  /** Beside one another from 640 px. */
  columns?: boolean
}

/** One answer of several, all visible; the value is a string. */
export function RadioField(props: ChoicesFieldProps) {
  return <Choices {...props} Control={Radio} />
}

/** Any number of answers; the value is an array of strings. */
export function CheckboxesField(props: ChoicesFieldProps) {
  return <Choices {...props} Control={Checkbox} />
}

function Choices({ Control, ...props }: ChoicesFieldProps & { Control: typeof Radio }) {
  const { id, error, hint, register, aria } = useField(props)
  return (
    <div className={props.className}>
      <ChoiceGroup
        id={id}
        legend={props.label}
        help={props.help}
        hint={hint}
        error={error}
        columns={props.columns}
      >
        {props.options.map((option) => (
          <Control
            key={option.value}
            {...register(props.name)}
            value={option.value}
            label={option.label}
            help={option.help}
            disabled={option.disabled}
            aria-invalid={aria['aria-invalid']}
            framed
          />
        ))}
      </ChoiceGroup>
    </div>
  )
}
