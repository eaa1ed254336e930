import path from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { FileStorage } from '@flystorage/file-storage'
import { LocalStorageAdapter } from '@flystorage/local-fs'
import { newToken } from '@/lib/crypto'
import { env } from '@/lib/env'

let opened: { url: string; storage: Promise<FileStorage> } | undefined

/** Where files are kept: `STORAGE_URL`, a folder or `s3://bucket/prefix` (region and credentials from the usual AWS variables). */
function storage(): Promise<FileStorage> {
  const url = env().STORAGE_URL
  if (opened?.url !== url) opened = { url, storage: openStorage(url) }
  return opened.storage
}

async function openStorage(url: string): Promise<FileStorage> {
  if (!url.startsWith('s3://')) {
    const folder = url.startsWith('file:') ? fileURLToPath(url) : path.resolve(url)
    // Identity cards are for this process alone; a bucket has its own rules.
    const visibility = { useVisibility: true, visibility: 'private', directoryVisibility: 'private' } as const
    const adapter = new LocalStorageAdapter(folder, { rootDirectoryVisibility: 'private' })
    return new FileStorage(adapter, undefined, { visibility })
  }
  // Loaded only where it is used: the client of S3 is large.
  const [{ AwsS3StorageAdapter }, { S3Client }] = await Promise.all([
    import('@flystorage/aws-s3'),
    import('@aws-sdk/client-s3'),
  ])
  const { hostname: bucket, pathname } = new URL(url)
  return new FileStorage(new AwsS3StorageAdapter(new S3Client(), { bucket, prefix: pathname.slice(1) }))
}

/** A new key: 192 random bits, spread over folders. It says nothing about the file or its owner. */
export function newStorageKey(): string {
  const token = newToken()
  return `documents/${token.slice(0, 2).toLowerCase()}/${token}`
}

/** Stores bytes under a key. Throws when the storage fails. */
export async function putFile(key: string, bytes: Uint8Array, contentType: string): Promise<void> {
  const files = await storage()
  await files.write(key, Buffer.from(bytes), { mimeType: contentType, size: bytes.byteLength })
}

/** A file as a stream with its length in bytes, or undefined when the storage has no such file. */
export async function openFile(key: string): Promise<{ stream: Readable; size: number } | undefined> {
  const files = await storage()
  if (!(await files.fileExists(key))) return undefined
  const size = await files.fileSize(key)
  return { stream: await files.read(key), size }
}

/** A whole file, or undefined when the storage has no such file. */
export async function readFile(key: string): Promise<Buffer | undefined> {
  const files = await storage()
  if (!(await files.fileExists(key))) return undefined
  return files.readToBuffer(key)
}

/** Removes a file; one that is gone already is fine. */
export async function removeFile(key: string): Promise<void> {
  const files = await storage()
  await files.deleteFile(key)
}

/** The keys of all stored files, in no order. */
export async function* listFileKeys(): AsyncGenerator<string> {
  const files = await storage()
  if (!(await files.directoryExists('documents'))) return
  for await (const entry of files.list('documents', { deep: true })) {
    if (entry.isFile) yield entry.path
  }
}

/** When a file was last written; undefined when it is gone. */
export async function findFileTime(key: string): Promise<Date | undefined> {
  const files = await storage()
  return (await files.fileExists(key)) ? new Date(await files.lastModified(key)) : undefined
}
