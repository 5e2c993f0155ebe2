import {
  bodyPieces,
  quoted,
  readsFile,
  SECRET_ID,
  SECRET_KEY,
  SERVICES,
  type SnippetCall,
} from "@/lib/snippets/call";

/** Go and its standard library. */
export function goSnippet(call: SnippetCall): string {
  const { host, origin } = new URL(call.apiUrl);
  const service = SERVICES[call.version];
  const body = bodyPieces(call).map((piece) =>
    typeof piece === "string" ? quoted(piece) : `inBase64(${quoted(piece.file)})`,
  );
  return `package main

import (
	"crypto/hmac"
	"crypto/sha256"
${readsFile(call) ? '\t"encoding/base64"\n' : ""}	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

func main() {
	id, secret := ${call.keyId === null ? `os.Getenv(${quoted(SECRET_ID)})` : quoted(call.keyId)}, os.Getenv(${quoted(SECRET_KEY)})
	host := ${quoted(host)}
	body := ${body.join(" + ")}

	now := time.Now().UTC()
	day := now.Format("2006-01-02")
	scope := day + "/${service}/tc3_request"
	request := "POST\\n/\\n\\ncontent-type:application/json\\nhost:" + host + "\\n\\ncontent-type;host\\n" + hash(body)
	toSign := fmt.Sprintf("TC3-HMAC-SHA256\\n%d\\n%s\\n%s", now.Unix(), scope, hash(request))
	key := sign(sign(sign([]byte("TC3"+secret), day), "${service}"), "tc3_request")
	signature := hex.EncodeToString(sign(key, toSign))

	call, err := http.NewRequest("POST", ${quoted(`${origin}/`)}, strings.NewReader(body))
	check(err)
	call.Header.Set("Authorization", fmt.Sprintf("TC3-HMAC-SHA256 Credential=%s/%s, SignedHeaders=content-type;host, Signature=%s", id, scope, signature))
	call.Header.Set("Content-Type", "application/json")
	call.Header.Set("X-TC-Action", ${quoted(call.action)})
	call.Header.Set("X-TC-Version", ${quoted(call.version)})
	call.Header.Set("X-TC-Timestamp", fmt.Sprint(now.Unix()))
	call.Header.Set("X-TC-Language", ${quoted(call.answerIn)})
	answer, err := http.DefaultClient.Do(call)
	check(err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	check(err)
	fmt.Println(string(text))
}

${readsFile(call) ? BASE64 : ""}func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func sign(key []byte, text string) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(text))
	return mac.Sum(nil)
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
`;
}

const BASE64 = `func inBase64(file string) string {
	content, err := os.ReadFile(file)
	check(err)
	return base64.StdEncoding.EncodeToString(content)
}

`;
