import {
  bodyPieces,
  quoted,
  readsFile,
  SECRET_ID,
  SECRET_KEY,
  SERVICES,
  type SnippetCall,
} from "@/lib/snippets/call";

/** Java 17 and its own library. */
export function javaSnippet(call: SnippetCall): string {
  const { host, origin } = new URL(call.apiUrl);
  const service = SERVICES[call.version];
  const body = bodyPieces(call).map((piece) =>
    typeof piece === "string" ? quoted(piece) : `base64(${quoted(piece.file)})`,
  );
  return `import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
${readsFile(call) ? "import java.nio.file.Files;\nimport java.nio.file.Path;\nimport java.util.Base64;\n" : ""}
public class Call {
  public static void main(String[] args) throws Exception {
    String id = ${call.keyId === null ? `System.getenv(${quoted(SECRET_ID)})` : quoted(call.keyId)};
    String secret = System.getenv(${quoted(SECRET_KEY)});
    String host = ${quoted(host)};
    String body = ${body.join(" + ")};

    Instant now = Instant.now();
    String day = now.toString().substring(0, 10);
    String scope = day + "/${service}/tc3_request";
    String request = "POST\\n/\\n\\ncontent-type:application/json\\nhost:" + host
        + "\\n\\ncontent-type;host\\n" + sha256(body);
    String toSign = "TC3-HMAC-SHA256\\n" + now.getEpochSecond() + "\\n" + scope + "\\n" + sha256(request);
    byte[] key = hmac(hmac(hmac(bytes("TC3" + secret), day), "${service}"), "tc3_request");
    String signature = HexFormat.of().formatHex(hmac(key, toSign));

    HttpRequest call = HttpRequest.newBuilder(URI.create(${quoted(`${origin}/`)}))
        .version(HttpClient.Version.HTTP_1_1)
        .header("Authorization", "TC3-HMAC-SHA256 Credential=" + id + "/" + scope
            + ", SignedHeaders=content-type;host, Signature=" + signature)
        .header("Content-Type", "application/json")
        .header("X-TC-Action", ${quoted(call.action)})
        .header("X-TC-Version", ${quoted(call.version)})
        .header("X-TC-Timestamp", String.valueOf(now.getEpochSecond()))
        .header("X-TC-Language", ${quoted(call.answerIn)})
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
    System.out.println(
        HttpClient.newHttpClient().send(call, HttpResponse.BodyHandlers.ofString()).body());
  }

${readsFile(call) ? BASE64 : ""}  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String sha256(String text) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
  }

  static byte[] hmac(byte[] key, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(bytes(text));
  }
}
`;
}

const BASE64 = `  static String base64(String file) throws Exception {
    return Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of(file)));
  }

`;
