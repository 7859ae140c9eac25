// A sign for each kind of subject, in the list and within the drawing. A word is beside each.

export const KIND_PATHS: Record<string, string> = {
  person: 'M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8zM2.75 13.5c.5-2.6 2.6-4 5.25-4s4.75 1.4 5.25 4',
  organisation: 'M2.5 13.5v-10h6v10M8.5 7.5h5v6M1.5 13.5h13M4.5 6h2M4.5 9h2',
  vehicle: 'M2 10.5v-2l1.5-4h9l1.5 4v2zM4.5 13a1.2 1.2 0 1 0 0-2.4M11.5 13a1.2 1.2 0 1 1 0-2.4M2.5 8h11',
  device: 'M5 1.5h6v13H5zM7.5 12h1',
  document: 'M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M5.5 8h5M5.5 11h5',
  place:
    'M8 14.5c3-3.5 4.5-6 4.5-8a4.5 4.5 0 1 0-9 0c0 2 1.5 4.5 4.5 8zM8 8.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4z',
  incident: 'M8 1.5l2 4.2 4.5.6-3.3 3.2.8 4.5L8 11.9 4 14l.8-4.5L1.5 6.3 6 5.7z',
  sighting:
    'M1.5 8C3 5 5.3 3.5 8 3.5S13 5 14.5 8C13 11 10.7 12.5 8 12.5S3 11 1.5 8zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
}

export function KindSign({ kind }: { kind: string }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={KIND_PATHS[kind] ?? KIND_PATHS['document']} />
    </svg>
  )
}
