/**
 * Words of which the commonest long passwords are made, in lower case and without digits: from the heads of published lists of leaked
 * passwords (such as SecLists' `10k-most-common`), with what Japanese lists add.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `abc abcd abcdef abcdefg abcdefgh admin administrator adminadmin aikotoba aishiteru amazon anata andrew angel anime apple arigato
  arigatou asdf asdfgh asdfghjkl ashley bailey baseball basketball batman biteme buster changeme charlie chocolate company computer
  cookie corporation daniel default diamond doraemon dragon email facebook family flower football forever freedom friend friends
  fukuoka ganbare george ginger god google guest hannah harley hello hikyaku hiroshi hokkaido hunter iloveyou internet jackson japan
  jennifer jessica jesus jordan joshua justin kaisha kawaii killer kimochi kuma kumamoto kyoto lakers letmein liverpool login london
  love loveme lovely mail maggie manager mario marketing master matrix matthew melissa mercedes michael michelle monkey monster mother
  mustang mypassword nagoya naruto neko nicole nihon nintendo nippon office omoide onegai oppai orange osaka oyasumi pass password passwd
  pasuwado pepper pikachu pokemon princess purple qazwsx qazwsxedc qwer qwert qwerty qwertyui qwertyuiop robert root sakura samantha
  sample samsung sasuke satoshi secret sekai sendai server shadow sophie soccer spring starwars start suki summer sunshine superman
  support suzuki system takahashi takashi tanaka temp tennis test testtest thomas tigger tokyo toyota trust trustno tsunami unknown user
  welcome whatever william windows winter wizard yamada yamamoto yamato yankees yokohama yuki zaq zaqwsx zxcv zxcvbn zxcvbnm`.split(
    /\s+/,
  ),
);
