'use client'

import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/form/action-button'
import { ActionForm } from '@/components/form/action-form'
import { FormError } from '@/components/form/form-error'
import { SubmitButton } from '@/components/form/submit-button'
import { useActionForm } from '@/components/form/use-action-form'
import { usePassingNotice } from '@/components/form/use-passing-notice'
import { RotateCcwIcon, Undo2Icon } from '@/components/ui/icons'
import { StatusRegion } from '@/components/ui/status-region'
import { settingInputSchema } from '@/lib/config/schema'
import type { SettingRules, SettingType } from '@/lib/config/setting'
import { changeSettingAction, resetSettingAction, undoSettingAction } from './actions'
import { SettingControl } from './setting-control'

export interface EditedSetting {
  key: string
  version: number
  type: SettingType
  rules: SettingRules
  name: string
  limits: string
  input: string
  /** What it falls back to, in words; absent where it stands at its default. */
  fallback?: string
  /** Whether there is a change to take back. */
  undoable: boolean
}

/** Editing one setting in place. */
export function SettingEditor({ setting }: { setting: EditedSetting }) {
  const t = useTranslations('settings')
  const [notice, say] = usePassingNotice()
  const seen = { key: setting.key, version: setting.version }
  return (
    <div>
      <SettingForm
        key={setting.version}
        setting={setting}
        onSaved={() => say(t('saved', { name: setting.name }))}
      />
      <div className="mt-4 flex flex-wrap gap-2 empty:hidden">
        {setting.fallback !== undefined && (
          <ActionButton
            action={() => resetSettingAction(seen)}
            namespace="settings"
            variant="quiet"
            size="sm"
            icon={<RotateCcwIcon size={16} />}
            onDone={() => say(t('wasReset', { name: setting.name }))}
          >
            {t('reset', { value: setting.fallback })}
          </ActionButton>
        )}
        {setting.undoable && (
          <ActionButton
            action={() => undoSettingAction(seen)}
            namespace="settings"
            variant="quiet"
            size="sm"
            icon={<Undo2Icon size={16} />}
            onDone={() => say(t('undone', { name: setting.name }))}
          >
            {t('undo')}
          </ActionButton>
        )}
      </div>
      <StatusRegion>{notice}</StatusRegion>
    </div>
  )
}

function SettingForm({ setting, onSaved }: { setting: EditedSetting; onSaved: () => void }) {
  const t = useTranslations('settings')
  const form = useActionForm({
    schema: settingInputSchema,
    action: changeSettingAction,
    defaultValues: { key: setting.key, version: setting.version, value: setting.input },
    namespace: 'settings',
    onSuccess: onSaved,
    warnUnsaved: true,
  })
  return (
    <ActionForm form={form} className="grid gap-4">
      <SettingControl label={setting.name} help={setting.limits} type={setting.type} rules={setting.rules} />
      <FormError />
      <div>
        <SubmitButton size="sm">{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
