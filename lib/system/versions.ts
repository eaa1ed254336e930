import nextPackage from 'next/package.json'
import ownPackage from '@/package.json'

export const APP_VERSION: string = ownPackage.version
export const NEXT_VERSION: string = nextPackage.version
