# What zsh lists for each line: zsh -f capture.zsh SCRIPT LINE…. Prints `> LINE`, then what the terminal shows.
zmodload zsh/zpty || exit 2
setup=$(mktemp)
cat >$setup <<EOF
PROMPT=
unset zle_bracketed_paste
autoload -Uz compinit
compinit -C -d $setup.dump
source ${(q)1}
zstyle ':completion:*' verbose no
LISTMAX=1000
bindkey '^I' list-choices
told() { zle -I; print -r -- "<""end>" }
zle -N told
bindkey '^G' told
zle-line-init() { print -r -- "<""ready>" }
zle -N zle-line-init
EOF
for line in "${@[2,-1]}"; do
  print -r -- "> $line"
  zpty shell zsh -f -i
  zpty -w shell "source $setup"
  while zpty -r shell said; do [[ $said == *'<ready>'* ]] && break; done
  zpty -n -w shell "$line"$'\t\a'
  while zpty -r shell said; do
    [[ $said == *'<end>'* ]] && break
    print -rn -- "$said"
  done
  zpty -d shell
done
rm -f $setup $setup.dump
