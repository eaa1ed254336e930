'use client'

import type { ComponentProps } from 'react'
import { Input } from './input'

interface MoneyInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> {
  /** Whole rupiah as digits, such as `1250000`; empty when nothing is entered. */
  value: string
  onValueChange: (digits: string) => void
}

/** Dots between the thousands: `1250000` becomes `1.250.000`. */
export function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, '.')
}

/** Whole rupiah; shows thousands as they are typed and hands on digits only. */
export function MoneyInput({ value, onValueChange, ...rest }: MoneyInputProps) {
  return (
    <Input
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      start="Rp"
      value={groupThousands(value)}
      onChange={(event) => onValueChange(event.target.value.replace(/\D/g, '').replace(/^0+(?=\d)/, ''))}
    />
  )
}
