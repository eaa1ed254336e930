'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { EyeIcon, EyeOffIcon } from '@/components/ui/icons'
import { TextField } from './text-field'
import type { CommonFieldProps } from './use-field'

interface PasswordFieldProps extends CommonFieldProps {
  autoComplete: 'current-password' | 'new-password'
}

/** A password that can be looked at while it is typed. */
export function PasswordField(props: PasswordFieldProps) {
  const t = useTranslations('validation')
  const [shown, setShown] = useState(false)
  const ShownIcon = shown ? EyeOffIcon : EyeIcon
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      spellCheck={false}
      end={
        <button
          type="button"
          onClick={() => setShown(!shown)}
          aria-label={t(shown ? 'form.hidePassword' : 'form.showPassword')}
          className="flex size-11 items-center justify-center rounded-md hover:text-ink"
        >
          <ShownIcon />
        </button>
      }
    />
  )
}
