// Checks the checkpoint and an inclusion proof with @sigstore/verify alone.
//
//   judge.cjs <folder of node_modules> <folder of the log> <verifier key> <.tlog-proof>...
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const [modules, folder, key, ...proofs] = process.argv.slice(2);
const sigstore = path.join(path.resolve(modules), '@sigstore/verify/dist/tlog');
const { verifyCheckpoint } = require(path.join(sigstore, 'checkpoint.js'));
const { verifyMerkleInclusion } = require(path.join(sigstore, 'merkle.js'));

const [name, id] = key.split('+', 2);
const publicKey = Buffer.from(key.slice(name.length + id.length + 2), 'base64').subarray(1);
const log = {
  logID: Buffer.from(id, 'hex'),
  baseURL: name,
  publicKey: crypto.createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]),
    format: 'der',
    type: 'spki',
  }),
};

function leaf(index, size) {
  const bundle = Math.floor(index / 256);
  const width = Math.min(256, size - bundle * 256);
  const file = String(bundle).padStart(3, '0') + (width < 256 ? `.p/${width}` : '');
  let bytes = fs.readFileSync(path.join(folder, 'tile/entries', file));
  for (let i = 0; i < index % 256; i++) {
    bytes = bytes.subarray(2 + bytes.readUInt16BE());
  }
  return bytes.subarray(2, 2 + bytes.readUInt16BE());
}

for (const file of proofs) {
  const proof = fs.readFileSync(file, 'utf8');
  const [, index, ...hashes] = proof.slice(0, proof.indexOf('\n\n')).split('\n');
  const inclusionProof = {
    logIndex: index.replace('index ', ''),
    hashes: hashes.map((hash) => Buffer.from(hash, 'base64')),
    checkpoint: { envelope: proof.slice(proof.indexOf('\n\n') + 2) },
  };
  const checkpoint = verifyCheckpoint({ inclusionProof }, [log]);
  const canonicalizedBody = leaf(Number(inclusionProof.logIndex), Number(checkpoint.logSize));
  verifyMerkleInclusion({ inclusionProof, canonicalizedBody }, checkpoint);
}
