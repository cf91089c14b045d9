/** A part whose code comes when it is needed: what most people never see is not what everybody waits for. */
import { Component, type ComponentType } from 'preact';

/** Takes the properties of the part; empty until its code is there. */
export interface LaterComponent<Props> {
  new (props: Props): Component<Props>;
  /** Has the code come, so that the part stands in the first frame it is shown in. */
  load(): Promise<void>;
}

/** @param load called once; the part is empty until it is there */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LaterComponent<Props> {
  let Loaded: ComponentType<Props> | undefined;
  let loading: Promise<void> | undefined;
  return class Later extends Component<Props> {
    static load(): Promise<void> {
      loading ??= load().then((component) => {
        Loaded = component;
      });
      return loading;
    }

    override componentDidMount(): void {
      if (!Loaded) void Later.load().then(() => this.forceUpdate());
    }

    override render(props: Props) {
      return Loaded ? <Loaded {...props} /> : null;
    }
  };
}
