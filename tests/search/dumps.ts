import type { CatalogueEntry } from '../../src/catalogue/model.ts';

/** One error as programs print it: who prints it, and the text. Its message speaks of another code. */
export function dumps({ code, type, status }: CatalogueEntry): [kind: string, text: string][] {
  const said = 'Tag not found';
  const id = 'req_0a1b2c3d4e5f';
  const own = { error: { type, code, message: said, retryable: false, request_id: id } };
  const json = JSON.stringify(own);
  const outer = (extra: object) =>
    JSON.stringify({ name: 'HttpError', code: 'UPSTREAM_FAILED', status: 502, ...extra });
  return [
    ['JSON', json],
    ['JSON', JSON.stringify(own, null, 2)],
    ['JSON', JSON.stringify({ code, details: null })],
    [
      'Python',
      `{'error': {'type': '${type}', 'code': '${code}', 'message': '${said}', 'retryable': False, 'param': None}}`,
    ],
    ['Python', `AlloError(type='${type}', code='${code}', message='${said}')`],
    ['Python', `b'${json}'`],
    ['Ruby', `{"error"=>{"type"=>"${type}", "code"=>"${code}", "message"=>"${said}", "param"=>nil}}`],
    ['Ruby', `{:error=>{:type=>"${type}", :code=>"${code}", :message=>"${said}"}}`],
    ['Ruby', `#<Allo::Error:0x00007f @type="${type}", @code="${code}", @message="${said}">`],
    [
      'PHP',
      `Array\n(\n    [error] => Array\n        (\n            [type] => ${type}\n            [code] => ${code}\n            [message] => ${said}\n        )\n\n)`,
    ],
    [
      'PHP',
      `array(1) {\n  ["error"]=>\n  array(2) {\n    ["code"]=>\n    string(${code.length}) "${code}"\n    ["message"]=>\n    string(13) "${said}"\n  }\n}`,
    ],
    [
      'PHP',
      `array (\n  'error' => \n  array (\n    'type' => '${type}',\n    'code' => '${code}',\n    'message' => '${said}',\n  ),\n)`,
    ],
    ['Go', `map[error:map[code:${code} message:${said} request_id:${id} retryable:false type:${type}]]`],
    ['Go', `&{Type:${type} Code:${code} Message:${said} Retryable:false RequestID:${id}}`],
    ['Go', `&allo.Error{Type:"${type}", Code:"${code}", Message:"${said}"}`],
    ['Rust', `ApiError { kind: "${type}", code: Some("${code}"), message: Some("${said}"), param: None }`],
    ['Rust', `Err(Api(ErrorBody { type_: "${type}", code: "${code}", message: "${said}" }))`],
    ['Swift', `APIError(type: "${type}", code: Optional("${code}"), message: Optional("${said}"))`],
    ['Swift', `["error": ["code": "${code}", "message": "${said}", "type": "${type}"]]`],
    [
      'Objective-C',
      `{\n    error =     {\n        code = "${code}";\n        message = "${said}";\n        type = "${type}";\n    };\n}`,
    ],
    ['Dart', `{error: {type: ${type}, code: ${code}, message: ${said}, retryable: false}}`],
    ['Kotlin', `ErrorResponse(error=ErrorBody(type=${type}, code=${code}, message=${said}, retryable=false))`],
    ['Java', `ApiError{type='${type}', code='${code}', message='${said}', retryable=false}`],
    ['C#', `ApiError { Type = ${type}, Code = ${code}, Message = ${said} }`],
    ['Elixir', `{:error, %{"error" => %{"type" => "${type}", "code" => "${code}", "message" => "${said}"}}}`],
    ['Elixir', `%Allo.Error{type: "${type}", code: "${code}", message: "${said}"}`],
    ['Erlang', `#{<<"error">> => #{<<"code">> => <<"${code}">>,<<"message">> => <<"${said}">>}}`],
    ['XML', `<?xml version="1.0"?><error><type>${type}</type><code>${code}</code><message>${said}</message></error>`],
    ['XML', `<Error>\n  <Code>${code}</Code>\n  <Message>${said}</Message>\n</Error>`],
    ['YAML', `error:\n  type: ${type}\n  code: ${code}\n  message: ${said}\n`],
    ['a log', `level=error msg="call failed" code=${code} status=${status} request_id=${id}`],
    ['a log', `2026-11-23T09:14:07Z ERROR [worker-3] request failed status=${status} body=${json} elapsed=212ms`],
    ['Node', `AlloError: ${said}\n    at send (/app/client.js:112:11) {\n  status: ${status},\n  code: '${code}'\n}`],
    ['Node', `{\n  error: {\n    type: '${type}',\n    code: '${code}',\n    message: '${said}'\n  }\n}`],
    ['somebody else', outer({ response: { data: own } })],
    ['somebody else', outer({ body: json })],
    ['somebody else', outer({ message: `answered ${json}` })],
    [
      'somebody else',
      `{"errors":[{"message":"x","extensions":{"code":"BAD_GATEWAY_ANSWER","response":{"status":${status},"body":${json}}}}],"data":null}`,
    ],
    ['somebody else', `{"jsonrpc":"2.0","error":{"code":-32603,"message":"Internal error","data":${json}}}`],
  ];
}
