"""The gallery for programs: read-only JSON under /api/v1/, described by an OpenAPI document.

    urls ─▶ views ─▶ serializers ─▶ schemas (what an answer holds: a type for us, a JSON Schema for them)
              ├─ parameters: what may be asked of the list              │
              └─ responses: JSON, and problems (RFC 9457)    document ◀─┘ (OpenAPI, made from both)

Programs ask in English and get every language at once; a translation that is missing is null.
"""
