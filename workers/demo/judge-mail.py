"""Judges received mail with dkimpy and Python's email: nothing here is Hikyaku's own.

Standard input: {"directory": sink directory, "txt": {name: TXT record}}. Standard output: counts, and the first faults.
"""

import email
import email.policy
import json
import logging
import os
import sys
from multiprocessing import Pool

import dkim

logging.disable(logging.CRITICAL)
ask = json.load(sys.stdin)
TXT = ask["txt"]
DIRECTORY = ask["directory"]
# What may follow a name, a company, or stand for a customer without either.
HONORIFICS = ("様", "御中", "先生")
SIGNED = ("from", "to", "subject", "list-unsubscribe", "list-unsubscribe-post")


def look_up(name, timeout=5):
    name = (name.decode() if isinstance(name, bytes) else name).rstrip(".")
    return TXT.get(name, "").encode() or None


def faults_of(line):
    entry = json.loads(line)
    with open(os.path.join(DIRECTORY, entry["file"]), "rb") as file:
        file.seek(entry["offset"])
        raw = file.read(entry["sizeInBytes"])
    faults = []
    try:
        if not dkim.verify(raw, dnsfunc=look_up):
            faults.append("dkim")
    except dkim.DKIMException:
        faults.append("dkim")
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    signature = str(mail.get("DKIM-Signature", "")).replace(" ", "").replace("\t", "")
    signed = signature.split(";h=", 1)[-1].split(";", 1)[0].lower().split(":")
    if any(name not in signed for name in SIGNED):
        faults.append("unsigned header")
    if len(entry["recipients"]) != 1:
        faults.append("recipients")
    addresses = mail["To"].addresses if mail["To"] else []
    if [a.addr_spec.lower() for a in addresses] != [r.lower().replace('"', "") for r in entry["recipients"]]:
        faults.append("to")
    if len(mail.get_all("From", [])) != 1:
        faults.append("from")
    if str(mail.get("List-Unsubscribe-Post", "")) != "List-Unsubscribe=One-Click":
        faults.append("one-click")
    text = mail.get_body(("plain",))
    content = text.get_content() if text else ""
    if "{{" in content or "{{" in str(mail.get("Subject", "")):
        faults.append("raw merge tag")
    if not any(honorific in content for honorific in HONORIFICS):
        faults.append("no salutation")
    if any(space + honorific in content for space in "\u3000\n" for honorific in HONORIFICS):
        faults.append("bare honorific")
    return entry["recipients"][0] if entry["recipients"] else "", faults


if __name__ == "__main__":
    with open(os.path.join(DIRECTORY, "index.jsonl"), encoding="utf-8") as index:
        lines = index.read().splitlines()
    with Pool(2) as pool:
        judged = pool.map(faults_of, lines, chunksize=200)
    bad = [(who, faults) for who, faults in judged if faults]
    print(json.dumps({"judged": len(judged), "faulty": len(bad), "first": bad[:5]}))
